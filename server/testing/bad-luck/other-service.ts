// SPDX-License-Identifier: Apache-2.0
import type { Topic } from '../../cases/index.ts'
import type { TestCity } from '../city.ts'

/** What issues licences does something else from now on; `real` is what it did. Answers how it is mended. */
export function issueOtherwise(
  city: TestCity,
  run: (context: Parameters<Topic['run']>[0], real: Topic) => ReturnType<Topic['run']>,
) {
  const real = city.cases.topics.get('licence.issue')
  if (!real) throw new Error('no topic licence.issue')
  city.cases.topics.set(real.name, { name: real.name, run: (context) => run(context, real) })
  return () => void city.cases.topics.set(real.name, real)
}
