// SPDX-License-Identifier: Apache-2.0
import type { Trigger } from './definition.ts'
import {
  camundaUri,
  childExpression,
  children,
  childText,
  expression,
  extension,
  follow,
  isWanted,
  type Reading,
  report,
  resolve,
  yes,
  zeebeUri,
} from './reading.ts'
import { timeReadable } from './times.ts'
import { attribute, textOf, type XmlElement } from './xml.ts'

/** The event definitions of an event: written inside it, then those it refers to. */
export function readTriggers(reading: Reading, event: XmlElement): Trigger[] {
  const found: Trigger[] = []
  for (const child of children(event)) {
    if (child.local.endsWith('EventDefinition')) push(found, readTrigger(reading, event, child))
    else if (child.local === 'eventDefinitionRef') {
      const target = resolve(reading, textOf(child).trim())
      if (target) {
        if (isWanted(reading, event, 'eventDefinitionRef', target)) push(found, readTrigger(reading, event, target))
      } else report(reading, 'REFERENCE_MISSING', event, { what: 'eventDefinitionRef', id: textOf(child).trim() })
    }
  }
  return found
}
function push(list: Trigger[], trigger: Trigger | null) {
  if (trigger) list.push(trigger)
}

export function readTrigger(reading: Reading, event: XmlElement, definition: XmlElement): Trigger | null {
  switch (definition.local) {
    case 'timerEventDefinition':
      return readTimer(reading, event, definition)
    case 'messageEventDefinition':
      return readMessage(reading, event, definition)
    case 'signalEventDefinition': {
      const signal = follow(reading, definition, 'signalRef')
      const name =
        (signal && (attribute(signal, 'name') ?? attribute(signal, 'id'))) ??
        attribute(event, 'name') ??
        attribute(event, 'id') ??
        ''
      return { on: 'signal', name, also: signal ? [attribute(signal, 'id') ?? ''] : [attribute(event, 'id') ?? ''] }
    }
    case 'conditionalEventDefinition': {
      const when = childExpression(reading, definition, 'condition')
      if (when === null) {
        if (!childText(definition, 'condition')) report(reading, 'REFERENCE_ABSENT', event, { what: 'condition' })
        return null
      }
      return { on: 'conditional', when }
    }
    case 'errorEventDefinition': {
      const error = follow(reading, definition, 'errorRef')
      return {
        on: 'error',
        code: error ? (attribute(error, 'errorCode') ?? attribute(error, 'name') ?? attribute(error, 'id') ?? null) : null,
        name: error ? (attribute(error, 'name') ?? null) : null,
        codeTo: attribute(definition, 'errorCodeVariable', camundaUri),
        messageTo: attribute(definition, 'errorMessageVariable', camundaUri),
      }
    }
    case 'escalationEventDefinition': {
      const escalation = follow(reading, definition, 'escalationRef')
      return {
        on: 'escalation',
        code: escalation
          ? (attribute(escalation, 'escalationCode') ?? attribute(escalation, 'name') ?? attribute(escalation, 'id') ?? null)
          : null,
        codeTo: attribute(definition, 'escalationCodeVariable', camundaUri),
      }
    }
    case 'compensateEventDefinition': {
      const activity = follow(reading, definition, 'activityRef')
      return {
        on: 'compensation',
        activity: activity ? (attribute(activity, 'id') ?? null) : null,
        wait: yes(attribute(definition, 'waitForCompletion'), true),
      }
    }
    case 'cancelEventDefinition':
      return { on: 'cancel' }
    case 'terminateEventDefinition':
      return { on: 'terminate' }
    case 'linkEventDefinition':
      return { on: 'link', name: attribute(definition, 'name') ?? attribute(event, 'name') ?? '' }
    default:
      report(reading, 'ELEMENT_UNKNOWN', definition, { what: definition.local })
      return null
  }
}

/** The message that an event, a send or a receive task names, with Zeebe's correlation key. */
export function readMessage(reading: Reading, owner: XmlElement, reference: XmlElement): Extract<Trigger, { on: 'message' }> {
  const message = follow(reading, reference, 'messageRef')
  const names = [
    message && attribute(message, 'name'),
    message && attribute(message, 'id'),
    attribute(owner, 'name'),
    attribute(owner, 'id'),
  ].filter((name): name is string => Boolean(name))
  if (message && names[0]?.startsWith('='))
    report(reading, 'NOT_SUPPORTED', owner, {
      what: `消息名称表达式 ${names[0]}`,
      hint: '请写固定的名称，区分对象请用关联键。',
      hintEn: 'Write a fixed message name and tell instances apart by a correlation key.',
    })
  const subscription = message && extension(message, zeebeUri, 'subscription')
  const key = subscription && attribute(subscription, 'correlationKey')
  const topic = attribute(reference, 'topic', camundaUri)
  return {
    on: 'message',
    name: names[0] ?? '',
    also: message ? names.slice(1, 2) : names.slice(1),
    ...(key ? { correlation: expression(reading, message, key) ?? undefined } : {}),
    ...(topic ? { topic } : {}),
  }
}

function readTimer(reading: Reading, event: XmlElement, definition: XmlElement): Trigger | null {
  const times = [...children(definition)].filter((one) => /^time(Date|Duration|Cycle)$/.test(one.local) && textOf(one).trim())
  if (times.length > 1) {
    const what = times.map((one) => one.local).join('、')
    report(reading, 'TIMER_MANY', event, { count: String(times.length), what })
    return null
  }
  for (const [local, kind] of [
    ['timeDate', 'date'],
    ['timeDuration', 'duration'],
    ['timeCycle', 'cycle'],
  ] as const) {
    for (const child of children(definition, local)) {
      let text = textOf(child).trim()
      if (!text) continue
      if (/^(=|[$#]\{)/.test(text)) {
        const source = expression(reading, child, text, attribute(child, 'language') ?? null)
        if (source === null) return null
        text = `=${source}`
      } else if (!timeReadable(kind, text, reading.names)) {
        report(reading, 'TIMER', event, { text: text.slice(0, 100) })
        return null
      }
      return { on: 'timer', kind, text }
    }
  }
  report(reading, 'TIMER_EMPTY', event)
  return null
}

const places: Record<string, Trigger['on'][]> = {
  startEvent: ['timer', 'message', 'signal', 'conditional'],
  eventStart: ['timer', 'message', 'signal', 'conditional', 'error', 'escalation', 'compensation'],
  intermediateCatchEvent: ['timer', 'message', 'signal', 'conditional', 'link'],
  intermediateThrowEvent: ['message', 'signal', 'escalation', 'compensation', 'link'],
  boundaryEvent: ['timer', 'message', 'signal', 'conditional', 'error', 'escalation', 'compensation', 'cancel'],
  endEvent: ['message', 'signal', 'error', 'escalation', 'compensation', 'cancel', 'terminate'],
}

/** Which events may stand where: BPMN 2.0, table 10.93. */
export function checkPlace(reading: Reading, event: XmlElement, place: keyof typeof places, triggers: Trigger[]) {
  for (const trigger of triggers)
    if (!(places[place] as Trigger['on'][]).includes(trigger.on))
      report(reading, 'EVENT_NOT_HERE', event, { type: place, trigger: trigger.on })
}
