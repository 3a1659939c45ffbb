// SPDX-License-Identifier: Apache-2.0
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** The measurements of one server process, in Prometheus form at /metrics. No label carries personal data. */
export type Metrics = {
  registry: Registry
  requests: Histogram<'method' | 'route' | 'status'>
  refusals: Counter<'code'>
  attacks: Counter<'rule' | 'place'>
  acts: Counter<'act'>
  askedInside: Counter
  lag: Gauge<'queue'>
  factAge: Gauge
  alarms: Gauge<'code'>
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    requests: new Histogram({
      name: 'chengshu_http_request_seconds',
      help: 'time from request to answer, by route pattern',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers: [registry],
    }),
    refusals: new Counter({
      name: 'chengshu_refusals_total',
      help: 'refusals by public code',
      labelNames: ['code'],
      registers: [registry],
    }),
    attacks: new Counter({
      name: 'chengshu_attacks_total',
      help: 'requests that were stopped as attacks, by rule and place',
      labelNames: ['rule', 'place'],
      registers: [registry],
    }),
    acts: new Counter({ name: 'chengshu_acts_total', help: 'acts on cases', labelNames: ['act'], registers: [registry] }),
    askedInside: new Counter({
      name: 'chengshu_asked_inside_act_total',
      help: 'statements for which an act that held a connection waited for another one: a programmer error',
      registers: [registry],
    }),
    lag: new Gauge({
      name: 'chengshu_waiting',
      help: 'rows that wait for a worker',
      labelNames: ['queue'],
      registers: [registry],
    }),
    factAge: new Gauge({
      name: 'chengshu_oldest_fact_seconds',
      help: 'how long the oldest fact waits: so far behind are notices and, where LOOKUPS=projected, lists and numbers',
      registers: [registry],
    }),
    alarms: new Gauge({
      name: 'chengshu_alarm',
      help: '1 while something is wrong that an operator must look at, by public code',
      labelNames: ['code'],
      registers: [registry],
    }),
  }
}
