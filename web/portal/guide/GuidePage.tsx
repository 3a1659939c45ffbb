// SPDX-License-Identifier: Apache-2.0
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Guide, Kind } from '../../client/index.ts'
import { useGuide } from '../english.ts'
import { Beside } from '../frame/Beside.tsx'
import { ChineseOnly } from '../frame/ChineseOnly.tsx'
import { Page } from '../frame/Page.tsx'
import { type Group, type Section, Sections } from '../frame/Sections.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { ClosedGates } from '../gates/ClosedGates.tsx'
import { Bodies } from './Bodies.tsx'
import { BundleCounts, BundleParts } from './BundleParts.tsx'
import { Coming } from './Coming.tsx'
import { FromCity, FromYou } from './GuideMaterials.tsx'
import { Halls, KeyFacts, Law, Questions, Record, Steps } from './GuideParts.tsx'
import { Precheck, ShortVerdict } from './Precheck.tsx'

export function ItemGuidePage() {
  const { id } = useParams({ from: '/items/$id' })
  return <GuidePage kind="item" id={id} />
}

export function BundleGuidePage() {
  const { id } = useParams({ from: '/bundles/$id' })
  return <GuidePage kind="bundle" id={id} />
}

/** What you get, whether you qualify, how long, what it costs, what is needed from you; then the law. */
function GuidePage({ kind, id }: { kind: Kind; id: string }) {
  const { t } = useTranslation()
  const guide = useGuide(kind, id)
  const data = guide.data
  return (
    <Page wide title={data?.name ?? t('guide.title')} lead={data?.summary} back={{ to: '/items', label: t('nav.items') }}>
      {guide.isError && <Trouble error={guide.error} again={() => void guide.refetch()} />}
      {guide.isLoading && <Waiting lines={8} />}
      {data && <GuideBody kind={kind} guide={data} />}
    </Page>
  )
}

function GuideBody({ kind, guide }: { kind: Kind; guide: Guide }) {
  const side = (
    <>
      <KeyFacts guide={guide} />
      {guide.counts && <BundleCounts counts={guide.counts} />}
      <Begin kind={kind} guide={guide} />
    </>
  )
  return (
    <Beside side={side}>
      <Chips kind={kind} guide={guide} />
      <ClosedGates kind={kind} id={guide.id} />
      <Coming kind={kind} guide={guide} />
      <GuideGroups kind={kind} guide={guide} />
    </Beside>
  )
}

/** Whether I qualify, in a word, and the one button. */
function Begin({ kind, guide }: { kind: Kind; guide: Guide }) {
  const { t } = useTranslation()
  return (
    <div className="action">
      <ShortVerdict kind={kind} guide={guide} />
      <Link className="button primary" to="/apply/$kind/$id" params={{ kind, id: guide.id }}>
        {t('guide.begin')}
      </Link>
    </div>
  )
}

function Chips({ kind, guide }: { kind: Kind; guide: Guide }) {
  const { t } = useTranslation()
  return (
    <p className="row">
      {kind === 'bundle' ? (
        <span className="chip primary">{t('kind.bundle')}</span>
      ) : (
        <span className="chip">{guide.handling?.name}</span>
      )}
      {guide.automatic && <span className="chip ok">{t('items.automatic')}</span>}
      <span className="chip">{guide.department?.name}</span>
      <ChineseOnly en={guide.en} />
    </p>
  )
}

/** Four groups: can I, what is needed, how it goes, by which law. */
function GuideGroups({ kind, guide }: { kind: Kind; guide: Guide }) {
  const { t } = useTranslation()
  const asked = guide.materials.filter((material) => material.got === null)
  const got = guide.materials.filter((material) => material.got !== null)
  const steps = guide.steps ?? []
  const some = (section: Section, is: boolean): Section[] => (is ? [section] : [])
  const groups: Group[] = [
    {
      id: 'can',
      title: t('guide.group.can'),
      sections: [
        ...some({ id: 'parts', title: t('guide.parts'), body: <BundleParts guide={guide} /> }, guide.parts !== undefined),
        { id: 'qualify', title: t('guide.qualify'), body: <Precheck kind={kind} guide={guide} /> },
      ],
    },
    {
      id: 'needed',
      title: t('guide.group.needed'),
      sections: [
        { id: 'from-you', title: t('guide.fromYou'), body: <FromYou materials={asked} /> },
        ...some({ id: 'from-city', title: t('guide.fromCity'), body: <FromCity materials={got} /> }, got.length > 0),
      ],
    },
    {
      id: 'how',
      title: t('guide.group.how'),
      sections: [
        ...some({ id: 'steps', title: t('guide.steps'), body: <Steps steps={steps} /> }, steps.length > 0),
        ...some({ id: 'bodies', title: t('guide.bodies'), body: <Bodies guide={guide} /> }, Boolean(guide.competence)),
        ...some({ id: 'halls', title: t('guide.halls'), body: <Halls guide={guide} /> }, guide.halls?.length > 0),
        ...some({ id: 'questions', title: t('guide.questions'), body: <Questions faq={guide.faq} /> }, guide.faq?.length > 0),
      ],
    },
    {
      id: 'by-law',
      title: t('guide.group.law'),
      sections: [
        ...some({ id: 'law', title: t('guide.law'), body: <Law law={guide.law} /> }, guide.law?.length > 0),
        { id: 'record', title: t('guide.record'), body: <Record kind={kind} guide={guide} /> },
      ],
    },
  ]
  return <Sections groups={groups} />
}
