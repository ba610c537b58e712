-- Part of the library that facts.lua begins: the fold, and reading boards.

--[[ boards_fold_v1: fold a batch of versions into the facts and move the boards by the differences.
  KEYS   1 root
  ARGV   1 batch: lines `id TAB fact LF`   2 week shift: 3 for weeks from Monday, 4 Sunday … (see week_of)
         3 an epoch, used when the station has none   4 channel
         5 the rule for bursts: `parcels ms`, or empty for none; or `stored`: versions as another place had them
  Reply  {epoch, seq, statuses, weeks}: a letter a line, c counted, a amended, v voided, p pending,
         d duplicate, s stale, x version conflict, or a person's version of what has another version by now, z left alone, because an archived week would change by it or
         has the pickup; `weeks` are the first days of those weeks, to be folded back before it is sent again
  What sources send beyond the rule is held, as is every later version of what waits: only a person's version
  or a void ends the waiting. What counted goes on counting as long as it does not grow. So which pickups of a burst wait depends on their order; what they are does not,
  and no span of the rule's length ever counts more parcels than it allows.
  Event  `epoch seq` on the channel, when anything changed: inside the write, so the order heard is the
         order written
  Redis never rolls back: the whole batch is parsed before the first write. A repeat changes nothing. ]]
local function fold(keys, args)
  local root, week_shift = keys[1], tonumber(args[2])
  if not week_shift then return redis.error_reply('BOARDS week shift must be a number') end
  local parcels, span_ms = string.match(args[5] or '', '^(%d+) (%d+)$')
  local as_stored = args[5] == 'stored'
  local rule = parcels and { parcels = tonumber(parcels), span_ms = tonumber(span_ms) }
  local batch, meta = {}, read_meta(root)
  local buckets, latest, stubs = {}, {}, {} -- by id; buckets are split at the end, until then these hold
  for id, text in string.gmatch(args[1], '([^\t\n]+)\t([^\n]*)\n') do
    local fact = parse(text)
    if not fact then return redis.error_reply('BOARDS not a fact: ' .. text) end
    if not buckets[id] then
      buckets[id] = root .. ':f:' .. bucket_of(id, meta.buckets)
      local stored = redis.call('HGET', buckets[id], id)
      if stored and is_stub(stored) then stubs[id] = stored
      else latest[id] = stored and parse(stored) end
      if stored and not stubs[id] and not latest[id] then return redis.error_reply('BOARDS cannot read: ' .. stored) end
    end
    batch[#batch + 1] = { id = id, fact = fact }
  end

  local changed, fields_before = false, meta.fields
  local statuses, sums, latest_lost, days = {}, {}, {}, {}
  local reached, seen = {}, {}
  local weeks, archived = {}, {} -- archived weeks that are concerned, and by day what is known of them

  -- the archived week that a new version on this day would change; false where there is none
  local function week_over(day)
    if archived[day] == nil then archived[day] = archived_week(root, day) or false end
    return archived[day]
  end
  local function index_key(fact) return root .. ':i:' .. fact.day .. ':' .. fact.courier end
  local function keep(field, id, text)
    if redis.call('HSET', buckets[id], field, text) == 1 then meta.fields = meta.fields + 1 end
  end

  -- a person's version builds on the one that they looked at
  local function builds_on(fact, old)
    local base = cjson.decode(fact.noted).base
    if base == cjson.null then return not old end
    return old ~= nil and old.version == base
  end

  -- whether what would count has to wait for the manager
  local function has_to_wait(id, fact, old)
    if as_stored or fact.noted or not fact.counts then return false end
    if old and old.pending then return true end
    local is_known = old and old.counts and old.courier == fact.courier and old.at == fact.at
      and old.count >= fact.count
    return rule and not is_known and is_burst(root, id, fact, rule, meta.buckets, seen)
  end

  local function note(id, fact)
    if fact.noted then redis.call('ZADD', root .. ':n', fact.received, id .. '\t' .. fact.version_text) end
  end

  for position, entry in ipairs(batch) do
    local id, fact = entry.id, entry.fact
    local old = latest[id]
    local is_newest = not old or old.version < fact.version
    local week = stubs[id] or is_newest and week_over(fact.day)
    if week then
      statuses[position] = 'z'
      weeks[tostring(week)] = true
    elseif old and old.version == fact.version then
      statuses[position] = content(old.text) == content(fact.text) and 'd' or 'x'
    elseif fact.noted and not as_stored and not builds_on(fact, old) then
      statuses[position] = 'x'
    elseif not is_newest then
      statuses[position] = 's'
      local field = id .. '\t' .. fact.version_text
      if redis.call('HEXISTS', buckets[id], field) == 0 then
        keep(field, id, fact.text)
        note(id, fact)
        redis.call('HINCRBY', root .. ':meta', 'unstamped', 1)
      end
    else
      changed = true
      if has_to_wait(id, fact, old) then fact = held(fact) end
      statuses[position] = fact.pending and 'p' or fact.void and 'v' or (old and 'a' or 'c')
      if old then
        keep(id .. '\t' .. old.version_text, id, old.text)
        if index_key(old) ~= index_key(fact) then redis.call('ZREM', index_key(old), id) end
        if old.pending then redis.call('ZREM', root .. ':p', id) end
        days[old.day] = true
        if old.counts then
          gather_scores(sums, root, old, -1, week_shift)
          latest_lost[old.day .. '\t' .. old.courier] = old
          if old.day ~= fact.day then redis.call('ZADD', root .. ':l:' .. old.day, fact.received, id) end
        end
      end
      keep(id, id, fact.text)
      latest[id], seen[id] = fact, nil
      redis.call('ZADD', index_key(fact), fact.at, id)
      if fact.pending then redis.call('ZADD', root .. ':p', fact.at, id) end
      note(id, fact)
      days[fact.day] = true
      if fact.received > meta.received then meta.received = fact.received end
      if fact.counts then
        gather_scores(sums, root, fact, 1, week_shift)
        gather_reached(reached, root, fact, week_shift)
      end
    end
  end

  apply_scores(sums)
  raise_reached(reached)
  for _, fact in pairs(latest_lost) do
    local all, walkin = latest_counted(root, fact.day, fact.courier, meta.buckets)
    set_reached(root, 'all', fact.day, fact.courier, all, week_shift)
    set_reached(root, 'walkin', fact.day, fact.courier, walkin, week_shift)
  end
  for day in pairs(days) do
    redis.call('SADD', root .. ':days', day)
    redis.call('SADD', root .. ':t', day)
    redis.call('HSET', root .. ':g', day, (meta.seq + 1) .. ' ' .. meta.received)
  end

  while meta.fields > meta.buckets * BUCKET_FIELDS do split_bucket(root, meta) end

  if meta.epoch == '' then meta.epoch = args[3] end
  if changed then meta.seq = meta.seq + 1 end
  if changed or meta.fields > fields_before or fields_before == 0 then -- a repeat writes nothing
    redis.call('HSET', root .. ':meta', 'epoch', meta.epoch, 'seq', meta.seq, 'fields', meta.fields,
      'buckets', meta.buckets, 'received', meta.received)
  end
  if changed then redis.call('SPUBLISH', args[4], meta.epoch .. ' ' .. meta.seq) end
  local concerned = {}
  for week in pairs(weeks) do concerned[#concerned + 1] = week end
  return { meta.epoch, meta.seq, table.concat(statuses), concerned }
end

-- the stored week that begins on `from`, or a union of the days from..to-1
local function union(prefix, span, from, to, aggregate)
  if span == 'w' then return redis.call('ZRANGE', prefix .. ':w' .. from, 0, -1, 'WITHSCORES') end
  if to - from == 1 then return redis.call('ZRANGE', prefix .. ':d' .. from, 0, -1, 'WITHSCORES') end
  local call = { 'ZUNION', to - from }
  for day = from, to - 1 do call[#call + 1] = prefix .. ':d' .. day end
  for _, word in ipairs({ 'AGGREGATE', aggregate, 'WITHSCORES' }) do call[#call + 1] = word end
  return redis.call(unpack(call))
end

--[[ boards_read_v1: read boards of a station as they all stood at one moment.
  KEYS   1 root
  ARGV   four for each board: metric, span (w: the stored week that begins on `from`; d: the union of
         days), from, to (days, half-open)
  Reply  {epoch, seq, scores, reached, scores, reached …}, each a flat list member, value ]]
local function read(keys, args)
  local root, meta = keys[1], read_meta(keys[1])
  local reply = { meta.epoch, meta.seq }
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

redis.register_function('boards_fold_v1', fold)
redis.register_function({ function_name = 'boards_read_v1', callback = read, flags = { 'no-writes' } })
