// SPDX-License-Identifier: Apache-2.0
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { zhCN } from './zh-CN.ts'

/** The desk speaks Chinese whatever language the portal was left in; every sentence of its pages is in zh-CN.ts. */
export const words = i18next.createInstance()

void words.use(initReactI18next).init({
  lng: 'zh-CN',
  fallbackLng: 'zh-CN',
  defaultNS: 'desk',
  ns: ['desk'],
  resources: { 'zh-CN': { desk: zhCN } },
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
})
