// SPDX-License-Identifier: Apache-2.0
import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'

const KEYS: [string, string[]][] = [
  ['move', ['J', 'K']],
  ['open', ['Enter']],
  ['back', ['Esc']],
  ['claim', ['C']],
  ['decide', ['D']],
  ['supplement', ['S']],
  ['search', ['/']],
  ['refresh', ['R']],
  ['send', ['Ctrl', 'Enter']],
  ['zoom', ['+', '-', '0']],
  ['help', ['?']],
]

export function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('keys.title')} width={440}>
      <table className="keys">
        <tbody>
          {KEYS.map(([name, keys]) => (
            <tr key={name}>
              <th scope="row">{t(`keys.${name}`)}</th>
              <td>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">{t('keys.note')}</p>
    </Modal>
  )
}
