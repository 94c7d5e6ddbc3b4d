'use client'
import type { QueueSummary } from '../../operations/platform/queue/readQueues.ts'
import { Moment } from '../fields/Moment.tsx'
import { sentence } from '../words.ts'

/** One line a queue. */
export const QueueTable = ({ queues }: { queues: QueueSummary[] }) => (
  <section className="panel-section" aria-labelledby="queues-title">
    <h2 id="queues-title">Queues</h2>
    <div className="panel-table__scroll">
      <table className="panel-table">
        <thead>
          <tr>
            <th scope="col">Queue</th>
            <th scope="col" className="panel-table__amount">Waiting</th>
            <th scope="col" className="panel-table__amount">For later</th>
            <th scope="col" className="panel-table__amount">Running</th>
            <th scope="col" className="panel-table__amount">To be tried again</th>
            <th scope="col" className="panel-table__amount">Failed</th>
            <th scope="col">Oldest waiting since</th>
          </tr>
        </thead>
        <tbody>
          {queues.map(({ name, waiting, scheduled, active, retrying, deadLetters, oldestDueAt }) => (
            <tr key={name} data-queue={name}>
              <th scope="row">{sentence(name)}</th>
              <td className="panel-table__amount">{waiting}</td>
              <td className="panel-table__amount">{scheduled}</td>
              <td className="panel-table__amount">{active}</td>
              <td className="panel-table__amount">{retrying}</td>
              <td className={`panel-table__amount${deadLetters > 0 ? ' queue__failed' : ''}`}>{deadLetters}</td>
              <td>{oldestDueAt ? <Moment iso={oldestDueAt} timeZone={undefined} /> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
)
