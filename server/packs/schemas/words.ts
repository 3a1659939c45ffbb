// SPDX-License-Identifier: Apache-2.0
import Type, { type TObject, type TProperties, type TSchema, type TUnsafe } from 'typebox'

/** An object with these keys and no others: a key that nobody reads is a mistake, not an extension. */
export const strict = <T extends TProperties>(properties: T, options: Record<string, unknown> = {}): TObject<T> =>
  Type.Object(properties, { additionalProperties: false, ...options })

export const list = <T extends TSchema>(item: T, options: Record<string, unknown> = {}) => Type.Array(item, options)
export const optional = <T extends TSchema>(schema: T) => Type.Optional(schema)
export const oneOf = <const T extends readonly (string | number)[]>(...values: T): TUnsafe<T[number]> =>
  Type.Unsafe<T[number]>(Type.Enum([...values]))

export const text = Type.String({ minLength: 1, maxLength: 20_000 })
export const short = Type.String({ minLength: 1, maxLength: 200 })
export const feel = Type.String({ minLength: 1, maxLength: 4000 })
export const flag = Type.Boolean()

/** `pattern` plus a sentence (zh) that says how it should be written: shown instead of the pattern. */
export const shaped = (pattern: string, how: string) => Type.String({ pattern, how })

export const itemId = shaped('^[a-z][a-z0-9]*(-[a-z0-9]+)*$', '小写英文单词，用 - 连接，例如 food-business-licence')
export const key = shaped('^[a-z][a-z0-9]*(-[a-z0-9]+)*$', '小写英文单词，用 - 连接')
export const name = shaped('^[A-Za-z][A-Za-z0-9]*$', '英文驼峰，例如 shopName')
export const day = shaped('^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', '日期，例如 2026-01-01')
export const instant = shaped(
  '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?(\\+08:00|Z)$',
  '时刻，带时区，例如 2026-03-02T09:00:00+08:00',
)
export const regionCode = shaped('^\\d{6}(\\d{3}(\\d{3})?)?$', '6、9 或 12 位区划代码，放在引号里，例如 "990102"')
export const credit = shaped('^[0-9A-HJ-NPQRTUWXY]{18}$', '18 位统一社会信用代码')
export const limit = shaped(
  '^\\d+(\\.\\d+)?\\s*(个\\s*)?(工作日|工作时|紧急工作时|自然日|小时|分钟|月|年)$',
  '数字加单位，例如 5 个工作日、20 个自然日、1 个月',
)
export const workingDays = shaped('^[1-9]\\d?\\s*(个\\s*)?工作日$', '几个工作日，例如 10 工作日')
