// SPDX-License-Identifier: Apache-2.0

/** One line of what is known; nothing when there is nothing to say. */
export function Fact({ title, value }: { title: string; value: string | undefined }) {
  if (!value) return null
  return (
    <div>
      <dt>{title}</dt>
      <dd>{value}</dd>
    </div>
  )
}
