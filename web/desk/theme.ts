// SPDX-License-Identifier: Apache-2.0
import type { ThemeConfig } from 'antd'

/**
 * Ant Design derives shades by arithmetic, so it needs the tokens' values and not
 * `var(--…)`: these are the ones of web/ui/tokens.css and nothing else.
 */
export const deskTheme: ThemeConfig = {
  token: {
    colorPrimary: '#1d5fbf',
    colorPrimaryHover: '#184f9e',
    colorPrimaryActive: '#184f9e',
    colorPrimaryBg: '#e8f0fb',
    colorLink: '#1d5fbf',
    colorLinkHover: '#184f9e',
    colorInfo: '#1d5fbf',
    colorSuccess: '#1e7f53',
    colorWarning: '#8a5f00',
    colorError: '#b3261e',
    colorInfoBg: '#e8f0fb',
    colorInfoBorder: '#b3cdf0',
    colorSuccessBg: '#e6f4ec',
    colorSuccessBorder: '#a9d3bd',
    colorWarningBg: '#fff6df',
    colorWarningBorder: '#e3cf94',
    colorErrorBg: '#fdecea',
    colorErrorBorder: '#e9b6b1',
    colorText: '#37424f',
    colorTextHeading: '#1b2430',
    colorTextSecondary: '#5f6a77',
    colorTextTertiary: '#5f6a77',
    colorTextDescription: '#5f6a77',
    colorTextPlaceholder: '#66717e',
    colorBorder: '#b9c3ce',
    colorBorderSecondary: '#dde3ea',
    colorBgLayout: '#f5f7fa',
    fontFamily:
      '"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif',
    fontSize: 14,
    lineHeight: 1.55,
    borderRadius: 6,
    borderRadiusLG: 6,
    fontWeightStrong: 600,
    motionDurationFast: '0.12s',
    motionDurationMid: '0.15s',
    motionDurationSlow: '0.18s',
    boxShadow: '0 8px 28px rgb(27 36 48 / 18%)',
    boxShadowSecondary: '0 8px 28px rgb(27 36 48 / 18%)',
    controlOutlineWidth: 2,
    wireframe: false,
  },
  components: {
    Alert: { withDescriptionPadding: '8px 16px', withDescriptionIconSize: 16 },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 400 },
    Table: { cellPaddingBlockSM: 8, headerBg: '#f5f7fa', headerColor: '#37424f', rowHoverBg: '#f5f7fa' },
    Tabs: { horizontalMargin: '0' },
    Tooltip: { colorBgSpotlight: '#1b2430' },
    Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
  },
}
