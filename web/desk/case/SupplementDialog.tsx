// SPDX-License-Identifier: Apache-2.0
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../doors/types.ts'
import { actOnCase, type Point } from '../doors/work.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { useAct } from './useAct.ts'

type Line = { id: number; about?: string; ground?: string; text: string }

/** One notice that lists everything: the law lets it be asked once (行政许可法 art. 32). */
export function SupplementDialog({ view, open, onClose }: { view: CaseView; open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const [lines, setLines] = useState<Line[]>([{ id: 0, text: '' }])
  const [tried, setTried] = useState(false)
  const act = useAct()
  const grounds = view.grounds.supplement
  const about = [
    {
      label: t('supplement.materials'),
      options: view.askable.materials.map(({ id, name }) => ({ value: `material:${id}`, label: name })),
    },
    {
      label: t('supplement.fields'),
      options: view.askable.fields.map(({ id, name }) => ({ value: `field:${id}`, label: name })),
    },
  ]
  function change(id: number, part: Partial<Line>): void {
    setLines((before) => before.map((line) => (line.id === id ? { ...line, ...part } : line)))
  }
  function chooseGround(line: Line, ground: string): void {
    const text = grounds.find((each) => each.id === ground)?.text ?? ''
    // the ground's sentence is a start; what the officer wrote is never overwritten
    const untouched = line.text.trim() === '' || grounds.some((each) => each.text === line.text)
    change(line.id, { ground, text: untouched ? text : line.text })
  }
  const isWhole = (line: Line) => line.about !== undefined && line.ground !== undefined && line.text.trim() !== ''
  async function send(): Promise<void> {
    setTried(true)
    if (lines.length === 0 || !lines.every(isWhole)) return
    const points: Point[] = lines.map(({ about: on, ground, text }) => {
      const [kind, id] = [on?.slice(0, on.indexOf(':')), on?.slice(on.indexOf(':') + 1)]
      // the notice carries the ground in words, so that it can be read without the list
      const why = grounds.find((each) => each.id === ground)?.text ?? ''
      return { ...(kind === 'material' ? { material: id } : { field: id }), ground: why, text: text.trim() }
    })
    const done = await act.run({
      root: view.root,
      caseId: view.id,
      name: `supplement-${view.id}-${view.version}`,
      send: (key) => actOnCase(view.root, view.id, { act: 'supplement', body: { points } }, key),
    })
    if (done !== undefined) {
      setLines([{ id: 0, text: '' }])
      onClose()
    }
  }
  return (
    <Modal
      open={open}
      onCancel={onClose}
      width={760}
      title={t('supplement.title', { number: view.number })}
      okText={t('supplement.send', { count: lines.length })}
      cancelText={t('later')}
      confirmLoading={act.busy}
      onOk={() => void send()}
    >
      <Alert type="info" showIcon title={t('supplement.once')} />
      <ol className="supplement-lines">
        {lines.map((line, index) => (
          <li key={line.id}>
            <div className="supplement-head">
              <Labelled label={t('supplement.about')}>
                <Select
                  placeholder={t('choose')}
                  showSearch={{ optionFilterProp: 'label' }}
                  status={tried && line.about === undefined ? 'error' : ''}
                  value={line.about}
                  options={about}
                  onChange={(value: string) => change(line.id, { about: value })}
                />
              </Labelled>
              <Labelled label={t('supplement.ground')}>
                <Select
                  placeholder={t('choose')}
                  status={tried && line.ground === undefined ? 'error' : ''}
                  value={line.ground}
                  options={grounds.map((each) => ({ value: each.id, label: each.text }))}
                  onChange={(value: string) => chooseGround(line, value)}
                />
              </Labelled>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                disabled={lines.length === 1}
                aria-label={t('supplement.remove', { n: index + 1 })}
                onClick={() => setLines((before) => before.filter((other) => other.id !== line.id))}
              />
            </div>
            <Labelled label={t('supplement.text')}>
              <Input.TextArea
                autoSize={{ minRows: 2, maxRows: 5 }}
                maxLength={300}
                status={tried && line.text.trim() === '' ? 'error' : ''}
                value={line.text}
                onChange={(event) => change(line.id, { text: event.target.value })}
              />
            </Labelled>
          </li>
        ))}
      </ol>
      <Button
        icon={<PlusOutlined />}
        onClick={() => setLines((before) => [...before, { id: (before.at(-1)?.id ?? 0) + 1, text: '' }])}
      >
        {t('supplement.add')}
      </Button>
      {tried && !lines.every(isWhole) ? <p className="text-danger">{t('supplement.unfinished')}</p> : null}
    </Modal>
  )
}
