// SPDX-License-Identifier: Apache-2.0
import type { ThemeConfig } from 'antd'

/**
 * Ant Design derives shades by arithmetic, so it needs the tokens' values and not
 * `var(--…)`: these are the ones of web/ui/tokens.css and nothing else.
 */
export const deskTheme: ThemeConfig = {
  token: {
    colorPrimary: '#1d5fbf',
    colorLink: '#1d5fbf',
    colorInfo: '#1d5fbf',
    colorSuccess: '#1e7f53',
    colorWarning: '#8a5f00',
    colorError: '#b3261e',
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
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 400 },
    Table: { cellPaddingBlockSM: 8, headerBg: '#f5f7fa', headerColor: '#37424f', rowHoverBg: '#f5f7fa' },
    Tabs: { horizontalMargin: '0' },
    Tooltip: { colorBgSpotlight: '#1b2430' },
    Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
  },
}
