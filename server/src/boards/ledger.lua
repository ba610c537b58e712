-- Part of the library that facts.lua begins: reading facts, and making the boards anew from them.

local METRICS, FILTERS = { 'pickups', 'walkin', 'revenue' }, { 'all', 'walkin' }

local function drop_span(root, span)
  for _, metric in ipairs(METRICS) do redis.call('DEL', root .. ':b:' .. metric .. ':' .. span) end
  for _, filter in ipairs(FILTERS) do redis.call('DEL', root .. ':r:' .. filter .. ':' .. span) end
end

-- of whole weeks: a damaged board may be of a day that has no facts
local function drop_boards(root, week_shift)
  local weeks = {}
  for _, day in ipairs(redis.call('SMEMBERS', root .. ':days')) do weeks[week_of(tonumber(day), week_shift)] = true end
  for first in pairs(weeks) do
    if not archived_week(root, first) then
      drop_span(root, 'w' .. first)
      for day = first, first + 6 do drop_span(root, 'd' .. day) end
    end
  end
end

--[[ boards_rebuild_v1: make all boards, indexes and the list of days anew from the facts, in one step.
  KEYS   1 root   ARGV   1 week shift   2 the new epoch   3 channel
  Reply  {facts, seq}: without those of archived weeks, whose boards stay as they are
  Event  `epoch seq`, so that every viewer asks for a snapshot
  Holds Redis up for some 4 ms a thousand facts. ]]
local function rebuild(keys, args)
  local root, week_shift, meta = keys[1], tonumber(args[1]), read_meta(keys[1])
  if not week_shift then return redis.error_reply('BOARDS week shift must be a number') end
  local latest = {}
  for bucket = 0, meta.buckets - 1 do
    local fields = redis.call('HGETALL', root .. ':f:' .. bucket)
    for i = 1, #fields, 2 do
      if not string.find(fields[i], '\t', 1, true) and not is_stub(fields[i + 1]) then
        local fact = parse(fields[i + 1])
        if not fact then return redis.error_reply('BOARDS cannot read: ' .. fields[i + 1]) end
        fact.id = fields[i]
        latest[#latest + 1] = fact
        redis.call('SADD', root .. ':days', fact.day) -- the list itself may be damaged
      end
    end
  end
  drop_boards(root, week_shift)
  redis.call('DEL', root .. ':days', root .. ':p')
  for _, entry in ipairs(redis.call('HVALS', root .. ':a')) do
    for _, day in ipairs(cjson.decode(entry).days) do redis.call('SADD', root .. ':days', day) end
  end
  local sums, reached, emptied = {}, {}, {}
  for _, fact in ipairs(latest) do
    local index = root .. ':i:' .. fact.day .. ':' .. fact.courier
    if not emptied[index] then
      redis.call('DEL', index)
      emptied[index] = true
    end
    redis.call('ZADD', index, fact.at, fact.id)
    redis.call('SADD', root .. ':days', fact.day)
    if fact.pending then redis.call('ZADD', root .. ':p', fact.at, fact.id) end
    if fact.counts then
      gather_scores(sums, root, fact, 1, week_shift)
      gather_reached(reached, root, fact, week_shift)
    end
  end
  apply_scores(sums)
  raise_reached(reached)
  redis.call('HSET', root .. ':meta', 'epoch', args[2], 'seq', meta.seq + 1)
  redis.call('SPUBLISH', args[3], args[2] .. ' ' .. (meta.seq + 1))
  return { #latest, meta.seq + 1 }
end

--[[ boards_fact_v1: one fact and its superseded versions.
  KEYS   1 root   ARGV   1 id
  Reply  {fact or '', superseded fact …} in no order; of an archived one {stub, entry of its week} ]]
local function fact(keys, args)
  local id = args[1]
  local bucket = keys[1] .. ':f:' .. bucket_of(id, read_meta(keys[1]).buckets)
  local reply = { redis.call('HGET', bucket, id) or '' }
  if is_stub(reply[1]) then return { reply[1], redis.call('HGET', keys[1] .. ':a', reply[1]) or '' } end
  local fields = redis.call('HGETALL', bucket)
  for i = 1, #fields, 2 do
    if string.sub(fields[i], 1, #id + 1) == id .. '\t' then reply[#reply + 1] = fields[i + 1] end
  end
  return reply
end

-- whether one id stands before another by their bytes, the order of sorted sets; Lua's own goes by the locale
local function stands_before(one, other)
  for i = 1, math.min(#one, #other) do
    local a, b = string.byte(one, i), string.byte(other, i)
    if a ~= b then return a < b end
  end
  return #one < #other
end

--[[ boards_courier_v1: the pickups of a courier in a run of days, newest first, page by page.
  KEYS   1 root
  ARGV   1 courier   2 from, 3 to: days, half-open   4 most pickups   5 `at` and 6 id of the last one of the
         page before, whether it is still there or not; both empty for the first page
  Reply  {seq, number of pickups in all, {id, fact, number of older versions, …}, {first day, entry, …}}: the
         last are the archived weeks that the days lie in, whose pickups are not among the others ]]
local function courier_page(keys, args)
  local root, meta, most = keys[1], read_meta(keys[1]), tonumber(args[4])
  local start, total, found = tonumber(args[5]), 0, {}
  local function add(id)
    local fields, older, fact = redis.call('HGETALL', root .. ':f:' .. bucket_of(id, meta.buckets)), 0, ''
    for i = 1, #fields, 2 do
      if fields[i] == id then fact = fields[i + 1]
      elseif string.sub(fields[i], 1, #id + 1) == id .. '\t' then older = older + 1 end
    end
    for _, value in ipairs({ id, fact, older }) do found[#found + 1] = value end
  end
  for day = tonumber(args[3]) - 1, tonumber(args[2]), -1 do
    local index = root .. ':i:' .. day .. ':' .. args[1]
    total = total + redis.call('ZCARD', index)
    local function add_all(ids, is_after)
      for _, id in ipairs(ids) do
        if #found < 3 * most and (not is_after or is_after(id)) then add(id) end
      end
    end
    if #found < 3 * most then
      if start then
        add_all(redis.call('ZREVRANGEBYSCORE', index, start, start), function(id) return stands_before(id, args[6]) end)
      end
      local below = start and '(' .. args[5] or '+inf'
      add_all(redis.call('ZREVRANGEBYSCORE', index, below, '-inf', 'LIMIT', 0, most))
    end
  end
  return { meta.seq, total, found, archived_between(root, tonumber(args[2]), tonumber(args[3])) }
end

--[[ boards_facts_v1: a bucket of facts, to walk through them all.
  KEYS 1 root   ARGV 1 bucket from 0   Reply {epoch, seq, buckets, {field, fact, …}} ]]
local function facts(keys, args)
  local meta = read_meta(keys[1])
  return { meta.epoch, meta.seq, meta.buckets, redis.call('HGETALL', keys[1] .. ':f:' .. args[1]) }
end

--[[ boards_day_v1: the facts of one day, latest versions, void and pending ones too.
  KEYS   1 root
  ARGV   1 day, then couriers who may have facts of the day although nothing of theirs counts
  Reply  {stamp, {id, fact, …}, {id, received, …}, {}}: as long as a day has the same stamp it has the same facts;
         the second list has those that counted on this day once and lie on another now. Of a day of an archived
         week {stamp, {}, {}, {first day, entry}} ]]
local function day_facts(keys, args)
  local first, entry = archived_week(keys[1], tonumber(args[1]))
  if first then return { redis.call('HGET', keys[1] .. ':g', args[1]) or '', {}, {}, { tostring(first), entry } } end
  local root, day, buckets = keys[1], args[1], read_meta(keys[1]).buckets
  local couriers = redis.call('ZRANGE', root .. ':b:pickups:d' .. day, 0, -1)
  for i = 2, #args do couriers[#couriers + 1] = args[i] end
  local flat, seen = {}, {}
  for _, courier in ipairs(couriers) do
    local ids = seen[courier] and {} or redis.call('ZRANGE', root .. ':i:' .. day .. ':' .. courier, 0, -1)
    seen[courier] = true
    for _, id in ipairs(ids) do
      flat[#flat + 1] = id
      flat[#flat + 1] = redis.call('HGET', root .. ':f:' .. bucket_of(id, buckets), id)
    end
  end
  local left = redis.call('ZRANGE', root .. ':l:' .. day, 0, -1, 'WITHSCORES')
  return { redis.call('HGET', root .. ':g', day) or '', flat, left, {} }
end

redis.register_function('boards_rebuild_v1', rebuild)
redis.register_function({ function_name = 'boards_fact_v1', callback = fact, flags = { 'no-writes' } })
redis.register_function({ function_name = 'boards_facts_v1', callback = facts, flags = { 'no-writes' } })
redis.register_function({ function_name = 'boards_day_v1', callback = day_facts, flags = { 'no-writes' } })
redis.register_function({ function_name = 'boards_courier_v1', callback = courier_page, flags = { 'no-writes' } })
