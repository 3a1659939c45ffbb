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
  const kept = keptLanguage()
  if (kept !== 'zh-CN') await speak(kept)
  else document.documentElement.lang = 'zh-CN'
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

function keptLanguage(): string {
  try {
    return localStorage.getItem(place) ?? 'zh-CN'
  } catch {
    return 'zh-CN'
  }
}
