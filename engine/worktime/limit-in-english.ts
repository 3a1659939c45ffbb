// SPDX-License-Identifier: Apache-2.0

/** 10 工作日 → 10 working days. A limit that cannot be read stays as it is. */
export function limitInEnglish(limit: string): string {
  const found = /^(\d+(?:\.\d+)?)\s*(?:个\s*)?(工作日|工作小?时|紧急工作时|自然日|小时|分钟|月|年)$/.exec(limit.trim())
  if (found === null) return limit
  const [, amount = '', unit = ''] = found
  return `${amount} ${UNITS[unit] ?? unit}${amount === '1' ? '' : 's'}`
}

const UNITS: Record<string, string> = {
  工作日: 'working day',
  工作时: 'working hour',
  工作小时: 'working hour',
  紧急工作时: 'emergency hour',
  自然日: 'day',
  小时: 'hour',
  分钟: 'minute',
  月: 'month',
  年: 'year',
}
