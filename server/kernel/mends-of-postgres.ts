// SPDX-License-Identifier: Apache-2.0

/** One place of postgres.js 3.4.9 that is read differently, and why. */
type Mend = { file: 'connection.js' | 'index.js'; because: string; faulty: string; mended: string }

/**
 * The law of these mends: a question is queued only when its bytes are made; an
 * answer is given only to the question that waits for it; a connection of which
 * either is in doubt is destroyed, and with it everything that was under way; a
 * transaction speaks only over the connection that it began on. With
 * `max_pipeline: 0` there is one question at a time on a connection, so that
 * there is no queue that could shift.
 */
export const mends: Mend[] = [
  {
    file: 'connection.js',
    because: 'a question is made before it is queued: one whose value cannot be written used to shift all answers behind it',
    faulty: `    try {
      q.state = backend
      query
        ? sent.push(q)
        : (query = q, query.active = true)

      build(q)
      return write(toBuffer(q))
        && !q.describeFirst
        && !q.cursorFn
        && sent.length < max_pipeline
        && (!q.options.onexecute || q.options.onexecute(connection))
    } catch (error) {
      sent.length === 0 && write(Sync)
      errored(error)
      return true
    }`,
    mended: `    let bytes
    q.waiting && clearTimeout(q.waiting)
    try {
      q.state = backend
      build(q)
      bytes = toBuffer(q)
    } catch (error) {
      queryError(q, error)
      // an idle connection asks for a sign of life, whose answer gives it back to the pool
      if (!query) {
        query = q
        write(Sync)
      }
      return false
    }
    query
      ? sent.push(q)
      : (query = q, query.active = true)
    // before the write: a full socket must not leave a transaction without its connection
    q.options.onexecute && q.options.onexecute(connection)
    return write(bytes)
      && !q.describeFirst
      && !q.cursorFn
      && sent.length < max_pipeline
      && !q.options.onexecute`,
  },
  {
    file: 'connection.js',
    because: 'whatever a value is written as, it is text, and what is asked again is written from the value, not from its text',
    faulty: `      parameters[i] = x = type in options.serializers
        ? options.serializers[type](x)
        : '' + x
`,
    mended: `      x = options.serializers[25](type in options.serializers ? options.serializers[type](x) : x)
`,
  },
  {
    file: 'connection.js',
    because: 'a value that cannot be written after its type was asked for fails its question, not the connection',
    faulty: '    query.describeFirst && !query.onlyDescribe && (write(prepared(query)), query.describeFirst = false)',
    mended: `    if (!query.describeFirst || query.onlyDescribe)
      return
    query.describeFirst = false
    let bytes = Sync
    try {
      bytes = prepared(query)
    } catch (error) {
      queryError(query, error)
    }
    write(bytes)`,
  },
  {
    file: 'connection.js',
    because: 'what is written to a connection without a socket is rejected (issues 1154, 1208): it used to end the process',
    faulty: '    const x = socket.write(chunk, fn)',
    mended: `    if (socket === null) {
      nextWriteTimer !== null && clearImmediate(nextWriteTimer)
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options, socket))
      return false
    }
    const x = socket.write(chunk, fn)`,
  },
  {
    file: 'connection.js',
    because: 'a connection on which reading an answer threw is in doubt and is destroyed',
    faulty: `        query && (query.cursorFn || query.describeFirst) && write(Sync)
        errored(e)
      }`,
    mended: `        return inDoubt(e)
      }`,
  },
  {
    file: 'connection.js',
    because: 'a server that is silent while something waits for it is given up; what waited is rejected',
    faulty: '  async function connect() {',
    mended: `  function inDoubt(e) {
    const x = socket
    incoming = Buffer.alloc(0)
    remaining = 0
    incomings = null
    x && x.removeListener('data', data)
    error(e)
    x && x.destroy()
  }

  function watchSilence(x) {
    x.setTimeout(options.answer_limit)
    // a question that lies ready to be written has not been met with silence yet
    x.on('timeout', () =>
      chunk === null && (query || initial || sent.length) && inDoubt(Errors.connection('CONNECTION_SILENT', options, x)))
  }

  async function connect() {`,
  },
  {
    file: 'connection.js',
    because: 'the silence of a socket is watched',
    faulty: `    x.on('drain', drain)
    return x`,
    mended: `    x.on('drain', drain)
    watchSilence(x)
    return x`,
  },
  {
    file: 'connection.js',
    because: 'the silence of a socket with TLS is watched',
    faulty: `    socket.on('drain', drain)
  }`,
    mended: `    socket.on('drain', drain)
    watchSilence(socket)
  }`,
  },
  {
    file: 'connection.js',
    because: 'rows that came before an error are not counted into the next answer, which used to begin with holes',
    faulty: `    query = results = errorResponse = null
    result = new Result()
    connectTimer.cancel()`,
    mended: `    query = results = errorResponse = null
    result = new Result()
    rows = 0
    connectTimer.cancel()`,
  },
  {
    file: 'connection.js',
    because: 'an answer for which no question waits puts the connection in doubt',
    faulty: `  function ReadyForQuery(x) {
`,
    mended: `  function ReadyForQuery(x) {
    if (!query && !initial)
      throw Errors.generic('PROTOCOL_IN_DOUBT', 'an answer came for which no question waits')

`,
  },
  {
    file: 'connection.js',
    because: 'a closed connection forgets everything: unsent bytes and half an answer used to meet the next server',
    faulty: `    if (initial)
      return reconnect()

    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))`,
    mended: `    if (initial && options.host.length > 1)
      return reconnect()

    !hadError && (query || initial || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
    chunk = nextWriteTimer = query = results = errorResponse = stream = final = null
    result = new Result()
    rows = 0`,
  },
  {
    file: 'connection.js',
    because: 'a connection that dies while it learns the types rejects who waits for it, instead of nobody',
    faulty: '        return fetchArrayTypes()',
    mended: '        return fetchArrayTypes().catch(error)',
  },
  {
    file: 'index.js',
    because: 'how long an answer may take is an option of ours',
    faulty: '    socket          : o.socket,',
    mended: `    socket          : o.socket,
    asked           : o.asked,
    answer_limit    : o.answer_limit || 0,`,
  },
  {
    file: 'index.js',
    because: 'the pool says what is asked of it before it waits for a connection',
    faulty: `  function handler(query) {
    if (ending)`,
    mended: `  function handler(query) {
    const refused = options.asked && options.asked(query)
    if (refused)
      return query.reject(refused)

    if (ending)`,
  },
  {
    file: 'index.js',
    because: 'who waits for a connection does not wait for ever',
    faulty: `      : queries.push(query)
  }

  function go(c, query) {`,
    mended: `      : waitForConnection(query)
  }

  function waitForConnection(query) {
    queries.push(query)
    // ends when a connection takes the query up: until it runs out a timer keeps query, values and answer in memory
    if (options.answer_limit)
      query.waiting = setTimeout(() =>
        !query.state && queries.remove(query) && query.reject(Errors.connection('CONNECTION_AWAITED', options)),
      options.answer_limit).unref()
  }

  function go(c, query) {`,
  },
  {
    file: 'index.js',
    because: 'a transaction that has ended, or whose connection has, says nothing more: it used to speak into the next one’s',
    faulty: `      , connection
      , prepare = null
`,
    mended: `      , connection
      , prepare = null
      , over = null

    // made only for who asks: an error that notes its stack costs as much as a short question
    const end = why => {
      over = over || why
      while (queries.length)
        queries.shift().reject(over())
    }
`,
  },
  {
    file: 'index.js',
    because: 'a transaction ends with its connection',
    faulty: `        new Promise((_, reject) => connection.onclose = reject)
      ])
    } catch (error) {
      throw error
    }`,
    mended: `        new Promise((_, reject) => connection.onclose = error => (end(() => error), reject(error)))
      ])
    } finally {
      end(() => Errors.generic('TRANSACTION_OVER', 'the transaction has ended'))
    }`,
  },
  {
    file: 'index.js',
    because: 'what is asked of a transaction that is over is rejected',
    faulty: `        q.catch(e => uncaughtError || (uncaughtError = e))
        c.queue === full`,
    mended: `        q.catch(e => uncaughtError || (uncaughtError = e))
        if (over)
          return q.reject(over())
        c.queue === full`,
  },
]
