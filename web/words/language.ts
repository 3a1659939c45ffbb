// SPDX-License-Identifier: Apache-2.0
import i18next, { type Resource } from 'i18next'
import { initReactI18next } from 'react-i18next'

/** The words of one face in one language; nested keys are read with dots. */
export type Words = { [key: string]: string | Words }

/** Chinese comes with the page; another language is fetched when somebody chooses it. */
export type Face = {
  /** the i18next namespace: portal or desk */
  name: string
  zh: Words
  /** Chinese that is fetched with the first page that needs it */
  rest?: () => Promise<Words>
  more?: Record<string, () => Promise<Words>>
}

const place = 'chengshu.language'
let face: Face | undefined

/** Starts i18next for one face, in the language chosen last. */
export async function startWords(chosen: Face): Promise<void> {
  face = chosen
  const resources: Resource = { 'zh-CN': { [chosen.name]: chosen.zh } }
  await i18next.use(initReactI18next).init({
    resources,
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    ns: [chosen.name],
    defaultNS: chosen.name,
    interpolation: { escapeValue: false },
    returnNull: false,
    // promises are not needed: Chinese is already here
    initAsync: false,
  })
  const kept = chosenLanguage() ?? 'zh-CN'
  if (kept !== 'zh-CN') await speak(kept)
  else document.documentElement.lang = 'zh-CN'
}

/** Two parts of the words as one; where both know a key the second one speaks. */
export function joined(one: Words, other: Words): Words {
  const both = { ...one }
  for (const [key, value] of Object.entries(other)) {
    const known = both[key]
    both[key] = typeof known === 'object' && typeof value === 'object' ? joined(known, value) : value
  }
  return both
}

let restHere: Promise<void> | undefined

/** Fetches the rest of the face's Chinese once; a page waits for it together with its own code. */
export function restOfWords(): Promise<void> {
  const { rest, name } = face ?? {}
  if (rest === undefined || name === undefined) return Promise.resolve()
  restHere ??= rest().then(
    (words) => void i18next.addResourceBundle('zh-CN', name, words, true, true),
    (error: unknown) => {
      restHere = undefined
      throw error
    },
  )
  return restHere
}

/** Changes the language of the page and remembers it. */
export async function speak(language: string): Promise<void> {
  const words = face?.more?.[language]
  if (face !== undefined && words !== undefined && !i18next.hasResourceBundle(language, face.name))
    i18next.addResourceBundle(language, face.name, await words())
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  try {
    localStorage.setItem(place, language)
  } catch {
    // without storage the choice lasts as long as the page
  }
}

/** The language that was chosen on this device; null where nobody has. */
export function chosenLanguage(): string | null {
  try {
    return localStorage.getItem(place)
  } catch {
    return null
  }
}
