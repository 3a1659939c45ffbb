// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Bounds } from '../../../engine/places/index.ts'
import { type Chosen, MapView, type View } from '../../ui/map/MapView.tsx'
import { useMapWords } from '../../ui/map/use-map-words.ts'
import { type Register, type RowSearch, registerKeys, rowsOnMap } from '../doors/registers.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

/** The rows of the list on the map, as far as they say where they are. The list stays beside it and says the same in words. */
export function RowsMap({ register, search }: { register: Register; search: RowSearch }) {
  const { t } = useTranslation()
  const words = useMapWords()
  const [view, setView] = useState<View | null>(null)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const layer = useQuery({
    queryKey: registerKeys.layer(register.id, search, view),
    queryFn: () => rowsOnMap(register.id, search, view ?? { bbox: '', zoom: 0 }),
    enabled: view !== null,
    placeholderData: keepPreviousData,
  })
  const many = layer.data?.many ?? 0
  return (
    <section className="panel" aria-label={t('registers.onMap')}>
      {layer.isError ? <ProblemNotice error={layer.error} again={() => void layer.refetch()} /> : null}
      <p className="muted" role="status">
        {layer.data === undefined ? '' : t(layer.data.isClustered ? 'registers.mapCut' : 'registers.mapMany', { many })}
      </p>
      <MapView bounds={register.bounds as Bounds} words={words} features={layer.data} onView={setView} onChoose={setChosen} />
      <p role="status">
        {chosen === null ? (
          <span className="muted">{t('registers.mapHelp')}</span>
        ) : (
          <Link to="/registers/$register/rows/$key" params={{ register: register.id, key: chosen.key }}>
            {chosen.title}
          </Link>
        )}
      </p>
    </section>
  )
}
