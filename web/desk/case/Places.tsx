// SPDX-License-Identifier: Apache-2.0
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Bounds,
  boundsOf,
  CHINA,
  metresBetween,
  type Position,
  placeInText,
  readPlace,
} from '../../../engine/places/index.ts'
import { MapView } from '../../ui/map/MapView.tsx'
import { useMapWords } from '../../ui/map/use-map-words.ts'
import type { CaseView } from '../doors/types.ts'

type Place = { title: string; at: Position }

/** Where a case is: each place that was answered, how far the later ones are from the first, and a map of them. */
export function Places({ form }: { form: CaseView['form'] }) {
  const { t } = useTranslation()
  const words = useMapWords()
  const [isOpen, setOpen] = useState(false)
  const fields = Object.entries(form.schema.properties).filter(([, { format }]) => format === 'point')
  const places = fields.flatMap(([name, { title = name }]): Place[] => {
    const read = readPlace('point', placeInText(String(form.values[name] ?? '')), CHINA)
    return 'place' in read ? [{ title, at: read.place as Position }] : []
  })
  const [first] = places
  if (!first) return null
  return (
    <section className="facts" aria-label={t('facts.places')}>
      <h3>{t('facts.places')}</h3>
      <ul>
        {places.map(({ title, at }) => (
          <li key={title}>
            {title}：<span className="figures">{at.join(', ')}</span>
            {at === first.at ? null : (
              <span className="muted">
                {' '}
                {t('facts.metres', { title: first.title, metres: Math.round(metresBetween(first.at, at)) })}
              </span>
            )}
          </li>
        ))}
      </ul>
      <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? t('place.hide') : t('place.show')}
      </Button>
      {isOpen ? <MapView bounds={around(places)} words={words} marked={first.at} features={featuresOf(places)} /> : null}
    </section>
  )
}

/** Some hundred metres more than there is. */
const AROUND = 0.003

function around(places: Place[]): Bounds {
  const [west, south, east, north] = boundsOf(places.map(({ at }) => at))
  return [west - AROUND, south - AROUND, east + AROUND, north + AROUND]
}

const featuresOf = (places: Place[]) => ({
  features: places.map(({ title, at }) => ({
    ...{ type: 'Feature' as const, geometry: { type: 'Point', coordinates: at } },
    properties: { key: null, title, many: 1 },
  })),
})
