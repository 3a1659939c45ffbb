// SPDX-License-Identifier: Apache-2.0
import type DmnModeler from 'dmn-js/lib/Modeler'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import 'dmn-js/dist/assets/diagram-js.css'
import 'dmn-js/dist/assets/dmn-js-shared.css'
import 'dmn-js/dist/assets/dmn-js-drd.css'
import 'dmn-js/dist/assets/dmn-js-decision-table.css'
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css'
import 'dmn-js/dist/assets/dmn-js-literal-expression.css'
import 'dmn-js/dist/assets/dmn-font/css/dmn.css'
import { translate } from '../words/editor-words.ts'
import type { Known } from './asked.ts'
import { DecisionTrial } from './DecisionTrial.tsx'
import { keepHead } from './xml-head.ts'

type Editor = InstanceType<typeof DmnModeler>

/** A decision's tables in dmn-js, and beside them a trial of the very text that stands there. */
export function DecisionEditor(props: { text: string; known: Known; isLocked: boolean; onChange: (text: string) => void }) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  const [broken, setBroken] = useState(false)
  const first = useRef(props.text)
  const change = useRef(props.onChange)
  change.current = props.onChange
  const { isLocked } = props

  useEffect(() => {
    const container = place.current
    if (container === null) return
    let gone = false
    let made: Editor | null = null
    void (async () => {
      const { default: Tables } = isLocked ? await import('dmn-js/lib/NavigatedViewer') : await import('dmn-js/lib/Modeler')
      if (gone) return
      const words = { additionalModules: [{ translate: ['value', translate] }] }
      made = new Tables({ container, drd: words, decisionTable: words, literalExpression: words, boxedExpression: words })
      await made.importXML(first.current)
      if (gone) return
      const table = made.getViews().find((view) => view.type === 'decisionTable')
      if (table !== undefined) await made.open(table)
      const save = () =>
        void made?.saveXML({ format: true }).then(({ xml }) => {
          if (!gone) change.current(keepHead(first.current, xml))
        })
      const follow = () => made?.getActiveViewer()?.on('commandStack.changed', save)
      made.on('views.changed', follow)
      follow()
    })().catch(() => setBroken(!gone))
    return () => {
      gone = true
      made?.destroy()
    }
  }, [isLocked])

  return (
    <div className="studio-decision">
      {broken ? <p className="text-warn">{t('studio.unreadable')}</p> : null}
      {/* biome-ignore lint/a11y/useSemanticElements: the library draws into it */}
      <div ref={place} className="studio-tables" role="group" aria-label={t('studio.tables')} />
      <DecisionTrial text={props.text} known={props.known} />
    </div>
  )
}
