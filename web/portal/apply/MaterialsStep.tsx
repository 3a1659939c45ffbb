// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft } from '../../client/index.ts'
import { useSaidMaterials } from '../english.ts'
import { ErrorSummary } from '../fields/ErrorSummary.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { draftMaterials } from '../questions.ts'
import { type Moves, StepActions } from './FieldsStep.tsx'
import { MaterialCard, materialId } from './MaterialCard.tsx'

/** What the city got for you, ticked, with its source; what is left for you. */
export function MaterialsStep({ draft, forward, back }: Moves & { draft: Draft }) {
  const { t } = useTranslation()
  const [turn, setTurn] = useState(0)
  const materials = useQuery(draftMaterials(draft.id))
  const rows = useSaidMaterials(materials.data, draft).filter((material) => material.state !== 'not-required')
  const got = rows.filter((material) => material.state === 'obtained')
  const yours = rows.filter((material) => material.state !== 'obtained')
  const open = yours.filter((material) => material.state === 'needed')
  if (materials.isError) return <Trouble error={materials.error} again={() => void materials.refetch()} />
  if (materials.data === undefined) return <Waiting lines={6} />
  return (
    <div className="stack-wide">
      {turn > 0 && (
        <ErrorSummary
          turn={turn}
          mistakes={open.map((material) => ({
            target: materialId(material.id),
            message: t('material.missing', { name: material.name }),
          }))}
        />
      )}
      <section className="paper stack" aria-labelledby="yours">
        <h2 id="yours">{yours.length === 0 ? t('guide.fromYou') : t('material.yours', { count: yours.length })}</h2>
        {yours.length === 0 ? (
          <p className="say ok strong">{t('guide.nothingFromYou')}</p>
        ) : (
          <ul>
            {yours.map((material) => (
              <MaterialCard key={material.id} draft={draft.id} material={material} />
            ))}
          </ul>
        )}
      </section>
      {got.length > 0 && (
        <section className="paper stack" aria-labelledby="got">
          <h2 id="got">{t('material.gotTitle', { count: got.length })}</h2>
          <ul>
            {got.map((material) => (
              <MaterialCard key={material.id} draft={draft.id} material={material} />
            ))}
          </ul>
        </section>
      )}
      <StepActions back={back}>
        <button
          type="button"
          className="button primary"
          onClick={() => {
            setTurn(turn + 1)
            if (open.length === 0) forward?.()
          }}
        >
          {t('apply.next')}
        </button>
      </StepActions>
    </div>
  )
}
