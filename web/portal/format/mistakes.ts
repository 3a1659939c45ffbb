// SPDX-License-Identifier: Apache-2.0

/** What the forms' own checks say (engine/forms), by how their sentences end; the label between 「」 is in the form's language already. */
const SENTENCES: [RegExp, string][] = [
  [/^请填写「(.+)」。$/, 'Fill in “$1”.'],
  [/^请提供“(.+)”$/, 'Provide “$1”.'],
  [/^「(.+)」不是有效的身份证号码.*$/, '“$1” is not a valid identity number; check its 18 digits.'],
  [
    /^「(.+)」不是有效的证件号码.*$/,
    '“$1” is not a valid document number: 18 digits of an identity card, or a passport as country and number, such as USA-561200347.',
  ],
  [/^「(.+)」不是有效的统一社会信用代码.*$/, '“$1” is not a valid unified social credit code; check its 18 characters.'],
  [/^「(.+)」不是有效的手机号码.*$/, '“$1” is not a valid mobile number; fill in 11 digits.'],
  [/^「(.+)」不是有效的电话号码.*$/, '“$1” is not a valid telephone number.'],
  [/^「(.+)」不是有效的邮政编码.*$/, '“$1” is not a valid postcode; fill in 6 digits.'],
  [/^「(.+)」不是有效的银行卡号.*$/, '“$1” is not a valid bank card number; please check it.'],
  [/^「(.+)」不是有效的日期，.*$/, '“$1” is not a valid date; write it like 2026-01-31.'],
  [/^「(.+)」不是有效的年月.*$/, '“$1” is not a valid month; write it like 2026-01.'],
  [/^「(.+)」不是有效的时间.*$/, '“$1” is not a valid time; write it like 09:30.'],
  [/^「(.+)」不是有效的日期和时间.*$/, '“$1” is not a valid date and time.'],
  [/^「(.+)」不是有效的电子邮箱.*$/, '“$1” is not a valid e-mail address.'],
  [/^「(.+)」不是有效的网址.*$/, '“$1” is not a valid address; it begins with http:// or https://.'],
  [/^「(.+)」不是有效的金额.*$/, '“$1” is not a valid amount; at most two decimals.'],
  [/^「(.+)」不在可选的范围内.*$/, 'Choose “$1” from the list.'],
  [/^「(.+)」必须勾选.*$/, '“$1” has to be ticked.'],
  [/^「(.+)」至少要填 (\d+) 个字。$/, '“$1” needs at least $2 characters.'],
  [/^「(.+)」最多填 (\d+) 个字。$/, '“$1” takes at most $2 characters.'],
  [/^「(.+)」的格式不对.*$/, '“$1” is not in the right form; see the note beside it.'],
  [/^「(.+)」不能小于 (.+)。$/, '“$1” cannot be less than $2.'],
  [/^「(.+)」不能大于 (.+)。$/, '“$1” cannot be more than $2.'],
  [/^「(.+)」应大于 (.+)。$/, '“$1” has to be more than $2.'],
  [/^「(.+)」应小于 (.+)。$/, '“$1” has to be less than $2.'],
  [/^「(.+)」应是 (.+) 的整数倍。$/, '“$1” has to be a multiple of $2.'],
  [/^「(.+)」至少要有 (\d+) 项。$/, '“$1” needs at least $2.'],
  [/^「(.+)」最多有 (\d+) 项。$/, '“$1” takes at most $2.'],
  [/^「(.+)」里有重复的内容。$/, '“$1” has something twice.'],
  [/^「(.+)」应填.*。$/, '“$1” is not the kind of answer that is asked for.'],
]

/** A mistake in English. `label` replaces the label in the sentence, where the server has said it in Chinese. */
export function mistakeInEnglish(message: string, label?: string): string {
  for (const [pattern, said] of SENTENCES) {
    const found = pattern.exec(message)
    if (found) return said.replace('$1', label ?? found[1] ?? '').replace('$2', found[2] ?? '')
  }
  return message
}
