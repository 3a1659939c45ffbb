// SPDX-License-Identifier: Apache-2.0

/** Line drawings, 24 by 24, in the colour of the text. Never the only sign of anything. */
const drawings = {
  home: 'M4 11 12 4l8 7v9h-5v-6H9v6H4z',
  list: 'M5 6h14M5 12h14M5 18h9',
  folder: 'M4 7h6l2 2h8v10H4z',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.8-3.6 3.700-5.500 7.500-5.500s6.700 1.900 7.500 5.500',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zm5-2 5 5',
  tick: 'M4.500 12.500 10 18 19.500 7',
  cross: 'M6 6l12 12M18 6 6 18',
  circle: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16z',
  dots: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM8.500 12h.01M12 12h.01M15.500 12h.01',
  clock: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zm0-12v4.500l3 2',
  card: 'M3 6h18v12H3zM3 10h18M7 15h4',
  eye: 'M2.500 12S6 6 12 6s9.500 6 9.500 6-3.500 6-9.500 6-9.500-6-9.500-6zM12 14.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  sound: 'M5 9.500v5h3l5 4v-13l-5 4zM16 9a4 4 0 0 1 0 6M18.500 6.500a8 8 0 0 1 0 11',
  baby: 'M12 10a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM6 21c0-5 2-8 6-8s6 3 6 8M9 17h6',
  school: 'M3 9l9-5 9 5-9 5zM7 11.500V17c3 2 7 2 10 0v-5.500M21 9v6',
  work: 'M4 8h16v11H4zM9 8V5h6v3M4 13h16',
  shop: 'M4 10v10h16V10M3 10l2-6h14l2 6a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0zM10 20v-5h4v5',
  heart: 'M12 20S4 14.500 4 9.300A4.300 4.300 0 0 1 12 7a4.300 4.300 0 0 1 8 2.300C20 14.500 12 20 12 20z',
  house: 'M4 11 12 4l8 7v9H4zM9 20v-6h6v6',
  old: 'M10 7a3 3 0 1 0 0-5 3 3 0 0 0 0 5zM7 22l1-7-1-4c0-2 1-3 3-3s3 1 4 3l3 2M9 15l3 2 1 5M18 11v11',
  exit: 'M5 4h9v16H5zM14 12h7M18 9l3 3-3 3',
  health: 'M4 12h4l2-5 4 10 2-5h4',
} as const

export type IconName = keyof typeof drawings

export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className={className}
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={drawings[name]} />
    </svg>
  )
}

/** The pack names life stages freely; a drawing is found by what the id or name speaks of. */
export function stageIcon(stage: { id: string; name: string; icon?: string }): IconName {
  const said = `${stage.icon ?? ''} ${stage.id} ${stage.name}`
  const rules: [RegExp, IconName][] = [
    [/birth|baby|newborn|生育|出生|新生/, 'baby'],
    [/school|study|learn|上学|教育|入学/, 'school'],
    [/work|job|就业|工作/, 'work'],
    [/retire|old|elder|age|养老|退休|老/, 'old'],
    [/marry|marriage|family|婚/, 'heart'],
    [/house|home|live|居住|住房|落户|安居/, 'house'],
    [/exit|clos|cancel|注销|退出|身后/, 'exit'],
    [/health|medical|sick|医|病/, 'health'],
    [/start|open|business|run|operat|创业|经营|开办|企业/, 'shop'],
  ]
  return rules.find(([pattern]) => pattern.test(said))?.[1] ?? 'card'
}
