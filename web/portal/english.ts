// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft, Eligibility, English, Guide, Kind, Material } from '../client/index.ts'
import { cardInEnglish, formInEnglish, guideInEnglish, namedInEnglish, type Say } from './format/in-english.ts'
import { englishNames, guideOf } from './questions.ts'

export const useIsEnglish = (): boolean => useTranslation().i18n.language.startsWith('en')

/** Names of bodies, places, papers and answers in the language of the page. */
export function useSay(): Say {
  const names = useQuery({ ...englishNames(), enabled: useIsEnglish() }).data
  const isEnglish = useIsEnglish()
  return useCallback(
    (name) => (isEnglish && names && Object.hasOwn(names, name) ? (names[name] ?? name) : name),
    [isEnglish, names],
  )
}

type Card = { name: string; en: null | { name: string; summary: string; international: boolean } }

/** The catalogue's cards in the language of the page. */
export function useSaidCards<C extends Card>(cards: readonly C[]): C[] {
  const isEnglish = useIsEnglish()
  const say = useSay()
  return useMemo(() => (isEnglish ? cards.map((card) => cardInEnglish(card, say)) : [...cards]), [cards, isEnglish, say])
}

/** A guide in the language of the page. */
export function useGuide(kind: Kind, id: string) {
  const say = useSay()
  const inEnglish = useCallback((guide: Guide) => guideInEnglish(guide, say), [say])
  return useQuery({ ...guideOf(kind, id), select: useIsEnglish() ? inEnglish : undefined })
}

/** The English of a matter while the page is in English; null otherwise, and where nobody has written it. */
export function useEnglish(kind: Kind, id: string): English | null {
  const isEnglish = useIsEnglish()
  const guide = useQuery({ ...guideOf(kind, id), enabled: isEnglish }).data
  return isEnglish ? (guide?.en ?? null) : null
}

/** A draft whose questions are asked in the language of the page. */
export function useSaidDraft(draft: Draft): Draft {
  const en = useEnglish(draft.kind, draft.of.id)
  const say = useSay()
  return useMemo(() => {
    if (en === null) return draft
    const prefilled = Object.entries(draft.prefilled ?? {}).map(([field, one]) => [field, { ...one, label: say(one.label) }])
    return {
      ...draft,
      of: { ...draft.of, name: en.name },
      form: formInEnglish(draft.form, en),
      prefilled: Object.fromEntries(prefilled),
    }
  }, [draft, en, say])
}

/** What a draft asks for in the language of the page. */
export function useSaidMaterials(materials: Material[] | undefined, draft: Draft): Material[] {
  const en = useEnglish(draft.kind, draft.of.id)
  const say = useSay()
  return useMemo(
    () => (en === null ? (materials ?? []) : (materials ?? []).map((one) => namedInEnglish(one, en, say))),
    [materials, en, say],
  )
}

/** The conditions of a pre-check in the language of the page, with what to do where one is not met. */
export function useSaidEligibility(answer: Eligibility, kind: Kind, id: string): Eligibility {
  const { t } = useTranslation()
  const en = useEnglish(kind, id)
  if (en === null) return answer
  const conditions = answer.conditions.map((one) => ({
    ...one,
    text: en.conditions[one.id] ?? one.text,
    // why somebody does not meet it is the pack's own sentence; why it is not known yet is always the same
    reason:
      one.verdict === 'unknown' ? t('precheck.later') : one.verdict === 'no' ? (en.otherwise[one.id] ?? one.reason) : one.reason,
  }))
  return { ...answer, conditions }
}
