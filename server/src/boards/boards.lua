#!lua name=leitai_boards_v1
--[[ The boards of one station: its facts, and the sorted sets that are folded from them.

Every function takes one key, the station's root `lt:s:{stationId}`; all other keys are made from it and
so lie in the same slot:
  root:meta                  hash: epoch, seq, fields (in all buckets), buckets, received (ms, newest)
  root:f:<n>                 bucket of facts, hash: id -> fact, and id TAB version -> superseded fact
  root:i:<day>:<courier>     index, sorted set: id -> at, of the facts of a courier's day, void ones too
  root:b:<metric>:<d|w><day> board, sorted set: courier -> score; a week is named by its first day
  root:r:<filter>:<d|w><day> reached, sorted set: courier -> latest counted `at`; filter all or walkin
  root:days                  set of the days that ever had a fact
  root:p                     pending, sorted set: id -> at, of the facts that wait for the manager (H3)
  root:n                     noted, sorted set: id TAB version -> received, of the versions made by people
  root:t                     touched, set: days whose facts changed since somebody took note (finals)

A fact is twelve fields parted by tabs:
  version courier at count revenue channel(w|c) product state(c counted|v void|p pending) day received
  source note
`note` is why a person made the version, JSON; empty for those that sources send. `at` and `received` are ms, `day` is days since 1970-01-01, counted by the station's calendar.

The buckets are a linear hash: one more bucket whenever they hold BUCKET_FIELDS on average, so that each
stays small enough to be a listpack (half the memory) however many facts there are. ]]

local BUCKET_FIELDS = 64
local MAX_UNPACKED = 1000
local FACT = '^(%d+)\t([^\t]+)\t(%d+)\t(%d+)\t(%d+)\t([wc])\t([^\t]+)\t([cvp])\t(%d+)\t(%d+)\t([^\t]*)\t([^\t]*)$'

local function parse(text)
  local version, courier, at, count, revenue, channel, _, state, day, received, _, note =
    string.match(text, FACT)
  if not version then return nil end
  return {
    version = tonumber(version), version_text = version, courier = courier, at = tonumber(at), count = tonumber(count),
    revenue = tonumber(revenue), walkin = channel == 'w', counts = state == 'c', void = state == 'v',
    pending = state == 'p', noted = note ~= '',
    day = tonumber(day), received = tonumber(received), text = text,
  }
end

-- what two deliveries of one version must agree in: all but day, received, source and note. Whether a
-- pickup waits is the station's doing, not its content.
local function content(text)
  local sent, state = string.match(text, '^(.*\t)([cvp])\t%d+\t%d+\t[^\t]*\t[^\t]*$')
  return sent .. (state == 'v' and 'v' or 'c')
end

local function bucket_of(id, buckets)
  local hash = tonumber(string.sub(redis.sha1hex(id), 1, 8), 16)
  local modulus = 1
  while modulus < buckets do modulus = modulus * 2 end
  local bucket = hash % modulus
  if bucket >= buckets then bucket = bucket - modulus / 2 end
  return bucket
end

local function split_bucket(root, meta)
  local added, modulus = meta.buckets, 1
  while modulus <= added do modulus = modulus * 2 end
  local source = root .. ':f:' .. (added - modulus / 2)
  local moved, gone = {}, {}
  local fields = redis.call('HGETALL', source)
  for i = 1, #fields, 2 do
    if bucket_of(string.match(fields[i], '^[^\t]+'), added + 1) == added then
      moved[#moved + 1] = fields[i]
      moved[#moved + 1] = fields[i + 1]
      gone[#gone + 1] = fields[i]
    end
  end
  -- in slices: Lua unpacks some 8,000 values at most, and one id may have that many versions
  for first = 1, #gone, MAX_UNPACKED do
    local last = math.min(first + MAX_UNPACKED - 1, #gone)
    redis.call('HSET', root .. ':f:' .. added, unpack(moved, 2 * first - 1, 2 * last))
    redis.call('HDEL', source, unpack(gone, first, last))
  end
  meta.buckets = added + 1
end

local function read_meta(root)
  local meta = redis.call('HMGET', root .. ':meta', 'epoch', 'seq', 'fields', 'buckets', 'received')
  return {
    epoch = meta[1] or '', seq = tonumber(meta[2] or 0), fields = tonumber(meta[3] or 0),
    buckets = tonumber(meta[4] or 1), received = tonumber(meta[5] or 0),
  }
end

-- gathers, for a whole batch, what is to be added to which member of which sorted set
local function gather(sums, key, courier, amount)
  if amount == 0 then return end
  local members = sums[key]
  if not members then
    members = {}
    sums[key] = members
  end
  members[courier] = (members[courier] or 0) + amount
end

local function week_of(day, week_shift)
  return day - (day + week_shift) % 7
end

local function gather_scores(sums, root, fact, sign, week_shift)
  for _, span in ipairs({ 'd' .. fact.day, 'w' .. week_of(fact.day, week_shift) }) do
    gather(sums, root .. ':b:pickups:' .. span, fact.courier, sign * fact.count)
    gather(sums, root .. ':b:revenue:' .. span, fact.courier, sign * fact.revenue)
    if fact.walkin then gather(sums, root .. ':b:walkin:' .. span, fact.courier, sign * fact.count) end
  end
end

-- members at 0 are not kept, so that a board is a function of the facts alone
local function apply_scores(sums)
  for key, members in pairs(sums) do
    for courier, amount in pairs(members) do
      if amount ~= 0 and tonumber(redis.call('ZINCRBY', key, amount, courier)) == 0 then
        redis.call('ZREM', key, courier)
      end
    end
  end
end

-- latest counted `at` of a courier's day, for both filters, from the day's facts
local function latest_counted(root, day, courier, buckets)
  local index, from, all, walkin = root .. ':i:' .. day .. ':' .. courier, 0, nil, nil
  while true do
    local ids = redis.call('ZREVRANGE', index, from, from + 15)
    for _, id in ipairs(ids) do
      local fact = parse(redis.call('HGET', root .. ':f:' .. bucket_of(id, buckets), id))
      if fact.counts then
        all = all or fact.at
        if fact.walkin then return all, fact.at end
      end
    end
    if #ids < 16 then return all, walkin end
    from = from + 16
  end
end

local function set_reached(root, filter, day, courier, at, week_shift)
  local prefix = root .. ':r:' .. filter .. ':'
  if at then redis.call('ZADD', prefix .. 'd' .. day, at, courier)
  else redis.call('ZREM', prefix .. 'd' .. day, courier) end
  local first, latest = week_of(day, week_shift), nil
  for other = first, first + 6 do
    local reached = redis.call('ZSCORE', prefix .. 'd' .. other, courier)
    if reached then latest = math.max(latest or 0, tonumber(reached)) end
  end
  if latest then redis.call('ZADD', prefix .. 'w' .. first, latest, courier)
  else redis.call('ZREM', prefix .. 'w' .. first, courier) end
end

local function raise_reached(root, filter, fact, week_shift)
  local prefix = root .. ':r:' .. filter .. ':'
  redis.call('ZADD', prefix .. 'd' .. fact.day, 'GT', fact.at, fact.courier)
  redis.call('ZADD', prefix .. 'w' .. week_of(fact.day, week_shift), 'GT', fact.at, fact.courier)
end

--[[ boards_fold_v1: fold a batch of versions into the facts and move the boards by the differences.
  KEYS   1 root
  ARGV   1 batch: lines `id TAB fact LF`   2 week shift: 3 for weeks from Monday, 4 Sunday … (see week_of)
         3 an epoch, used when the station has none   4 channel
  Reply  {epoch, seq, statuses}: a letter a line, c counted, a amended, v voided, p pending,
         d duplicate, s stale, x version conflict
  Event  `epoch seq` on the channel, when anything changed: inside the write, so the order heard is the
         order written
  Redis never rolls back: the whole batch is parsed before the first write. A repeat changes nothing. ]]
local function fold(keys, args)
  local root, week_shift = keys[1], tonumber(args[2])
  if not week_shift then return redis.error_reply('BOARDS week shift must be a number') end
  local batch, meta = {}, read_meta(root)
  local buckets, latest = {}, {} -- by id; buckets are split at the end, until then these hold
  for id, text in string.gmatch(args[1], '([^\t\n]+)\t([^\n]*)\n') do
    local fact = parse(text)
    if not fact then return redis.error_reply('BOARDS not a fact: ' .. text) end
    if not buckets[id] then
      buckets[id] = root .. ':f:' .. bucket_of(id, meta.buckets)
      local stored = redis.call('HGET', buckets[id], id)
      latest[id] = stored and parse(stored)
      if stored and not latest[id] then return redis.error_reply('BOARDS cannot read: ' .. stored) end
    end
    batch[#batch + 1] = { id = id, fact = fact }
  end

  local changed = false
  local statuses, sums, latest_lost, days = {}, {}, {}, {}
  local raised = {}

  local function index_key(fact) return root .. ':i:' .. fact.day .. ':' .. fact.courier end
  local function keep(field, id, text)
    if redis.call('HSET', buckets[id], field, text) == 1 then meta.fields = meta.fields + 1 end
  end

  for position, entry in ipairs(batch) do
    local id, fact = entry.id, entry.fact
    local old = latest[id]
    if old and old.version == fact.version then
      statuses[position] = content(old.text) == content(fact.text) and 'd' or 'x'
    elseif old and old.version > fact.version then
      statuses[position] = 's'
      local field = id .. '\t' .. fact.version_text
      if redis.call('HEXISTS', buckets[id], field) == 0 then
        keep(field, id, fact.text)
      end
    else
      changed = true
      statuses[position] = fact.pending and 'p' or fact.void and 'v' or (old and 'a' or 'c')
      if old then
        keep(id .. '\t' .. old.version_text, id, old.text)
        if index_key(old) ~= index_key(fact) then redis.call('ZREM', index_key(old), id) end
        if old.pending then redis.call('ZREM', root .. ':p', id) end
        days[old.day] = true
        if old.counts then
          gather_scores(sums, root, old, -1, week_shift)
          latest_lost[old.day .. '\t' .. old.courier] = old
        end
      end
      keep(id, id, fact.text)
      latest[id] = fact
      redis.call('ZADD', index_key(fact), fact.at, id)
      if fact.pending then redis.call('ZADD', root .. ':p', fact.at, id) end
      if fact.noted then redis.call('ZADD', root .. ':n', fact.received, id .. '\t' .. fact.version_text) end
      days[fact.day] = true
      if fact.received > meta.received then meta.received = fact.received end
      if fact.counts then
        gather_scores(sums, root, fact, 1, week_shift)
        raised[#raised + 1] = fact
      end
    end
  end

  apply_scores(sums)
  for _, fact in ipairs(raised) do
    if not latest_lost[fact.day .. '\t' .. fact.courier] then
      raise_reached(root, 'all', fact, week_shift)
      if fact.walkin then raise_reached(root, 'walkin', fact, week_shift) end
    end
  end
  for _, fact in pairs(latest_lost) do
    local all, walkin = latest_counted(root, fact.day, fact.courier, meta.buckets)
    set_reached(root, 'all', fact.day, fact.courier, all, week_shift)
    set_reached(root, 'walkin', fact.day, fact.courier, walkin, week_shift)
  end
  for day in pairs(days) do
    redis.call('SADD', root .. ':days', day)
    redis.call('SADD', root .. ':t', day)
  end

  while meta.fields > meta.buckets * BUCKET_FIELDS do split_bucket(root, meta) end

  if meta.epoch == '' then meta.epoch = args[3] end
  if changed then meta.seq = meta.seq + 1 end
  redis.call('HSET', root .. ':meta', 'epoch', meta.epoch, 'seq', meta.seq, 'fields', meta.fields,
    'buckets', meta.buckets, 'received', meta.received)
  if changed then redis.call('SPUBLISH', args[4], meta.epoch .. ' ' .. meta.seq) end
  return { meta.epoch, meta.seq, table.concat(statuses) }
end

-- a union of the stored week that begins on `from`, or of the days from..to-1
local function union(prefix, span, from, to, aggregate)
  local call = { 'ZUNION', 1, prefix .. ':w' .. from }
  if span == 'd' then
    call[2] = to - from
    for day = from, to - 1 do call[3 + day - from] = prefix .. ':d' .. day end
  end
  for _, word in ipairs({ 'AGGREGATE', aggregate, 'WITHSCORES' }) do call[#call + 1] = word end
  return redis.call(unpack(call))
end

--[[ boards_read_v1: read boards of a station as they all stood at one moment.
  KEYS   1 root
  ARGV   four for each board: metric, span (w: the stored week that begins on `from`; d: the union of
         days), from, to (days, half-open)
  Reply  {epoch, seq, received, scores, reached, scores, reached …}, each a flat list member, value ]]
local function read(keys, args)
  local root, meta = keys[1], read_meta(keys[1])
  local reply = { meta.epoch, meta.seq, meta.received }
  for i = 1, #args, 4 do
    local metric, span, from, to = args[i], args[i + 1], tonumber(args[i + 2]), tonumber(args[i + 3])
    local filter = metric == 'walkin' and 'walkin' or 'all'
    if from < to then
      reply[#reply + 1] = union(root .. ':b:' .. metric, span, from, to, 'SUM')
      reply[#reply + 1] = union(root .. ':r:' .. filter, span, from, to, 'MAX')
    else
      reply[#reply + 1] = {}
      reply[#reply + 1] = {}
    end
  end
  return reply
end

--[[ boards_fact_v1: one fact and its superseded versions.
  KEYS 1 root   ARGV 1 id   Reply {fact or '', superseded fact …} in no order ]]
local function fact(keys, args)
  local id = args[1]
  local bucket = keys[1] .. ':f:' .. bucket_of(id, read_meta(keys[1]).buckets)
  local reply = { redis.call('HGET', bucket, id) or '' }
  local fields = redis.call('HGETALL', bucket)
  for i = 1, #fields, 2 do
    if string.sub(fields[i], 1, #id + 1) == id .. '\t' then reply[#reply + 1] = fields[i + 1] end
  end
  return reply
end

--[[ boards_facts_v1: a bucket of facts, to walk through them all.
  KEYS 1 root   ARGV 1 bucket from 0   Reply {epoch, seq, buckets, {field, fact, …}} ]]
local function facts(keys, args)
  local meta = read_meta(keys[1])
  return { meta.epoch, meta.seq, meta.buckets, redis.call('HGETALL', keys[1] .. ':f:' .. args[1]) }
end

redis.register_function('boards_fold_v1', fold)
redis.register_function({ function_name = 'boards_read_v1', callback = read, flags = { 'no-writes' } })
redis.register_function({ function_name = 'boards_fact_v1', callback = fact, flags = { 'no-writes' } })
redis.register_function({ function_name = 'boards_facts_v1', callback = facts, flags = { 'no-writes' } })
