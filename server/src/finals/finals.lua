#!lua name=leitai_finals_v1
--[[ Finals of one station: sealed copies of closed boards, and drafts of their next revisions.

Every function but the last takes one key, the station's root `lt:s:{stationId}`; the others are made from it:
  root:z   finals, hash: `<metric>/<period>/<revision>` -> JSON; a field is written once and never changed
  root:y   drafts, hash: `<metric>/<period>` -> JSON
  root:g   stamps of days, root:t touched days: see boards.lua

What is written was worked out from facts that were read day by day before. So a writer names every day with
the stamp that it saw, and nothing is written if one of them has changed since: then all of the days were as
they were read at the moment of the write, whoever else writes, and no lock is needed for it to be right. ]]

-- the stamps that args hold from `first` on, as pairs day, stamp; true if one of them is another by now
local function has_moved(root, args, first, count)
  for i = first, first + 2 * count - 2, 2 do
    if (redis.call('HGET', root .. ':g', args[i]) or '') ~= args[i + 1] then return true end
  end
  return false
end

-- the triples behind the stamps; nil with an error where they are none
local function triples_of(args)
  local count = tonumber(args[1])
  if not count then return nil, redis.error_reply('FINALS the number of days comes first') end
  local first, triples = 2 + 2 * count, {}
  if #args < first or (#args - first + 1) % 3 ~= 0 then
    return nil, redis.error_reply('FINALS days come as day, stamp; records as prefix, revision, JSON')
  end
  for i = first, #args, 3 do
    local revision = tonumber(args[i + 1])
    if not revision or revision < 1 then return nil, redis.error_reply('FINALS revisions count from 1') end
    triples[#triples + 1] = { prefix = args[i], revision = revision, json = args[i + 2] }
  end
  return triples
end

local function field_of(prefix, revision) return prefix .. '/' .. revision end

--[[ finals_put_v1: keep revisions, all or none; a draft of the same board is done with.
  KEYS   1 root
  ARGV   1 number of days, then day, stamp for each, then `metric/period`, revision, JSON for each record
  Reply  1 written; 0 all of them were there already; -1 a day has changed; -2 the revision before is missing
  Doing it twice is the same as once. ]]
local function put(keys, args)
  local root = keys[1]
  local triples, mistake = triples_of(args)
  if not triples then return mistake end
  local missing = {}
  for _, record in ipairs(triples) do
    if record.revision > 1 and
        redis.call('HEXISTS', root .. ':z', field_of(record.prefix, record.revision - 1)) == 0 then return -2 end
    if redis.call('HEXISTS', root .. ':z', field_of(record.prefix, record.revision)) == 0 then
      missing[#missing + 1] = record
    end
  end
  if #missing == 0 then return 0 end
  if has_moved(root, args, 2, tonumber(args[1])) then return -1 end
  for _, record in ipairs(missing) do
    redis.call('HSETNX', root .. ':z', field_of(record.prefix, record.revision), record.json)
    redis.call('HDEL', root .. ':y', record.prefix)
  end
  return 1
end

--[[ finals_draft_v1: keep or drop drafts.
  KEYS   1 root
  ARGV   as finals_put_v1; the revision is the one that the draft would follow, and JSON '' drops it
  Reply  1 done, a draft of a revision that is not the latest any more left alone; -1 a day has changed ]]
local function draft(keys, args)
  local root = keys[1]
  local triples, mistake = triples_of(args)
  if not triples then return mistake end
  if has_moved(root, args, 2, tonumber(args[1])) then return -1 end
  for _, record in ipairs(triples) do
    local is_latest = redis.call('HEXISTS', root .. ':z', field_of(record.prefix, record.revision)) == 1
      and redis.call('HEXISTS', root .. ':z', field_of(record.prefix, record.revision + 1)) == 0
    if is_latest then
      if record.json == '' then redis.call('HDEL', root .. ':y', record.prefix)
      else redis.call('HSET', root .. ':y', record.prefix, record.json) end
    end
  end
  return 1
end

--[[ finals_noted_v1: days whose changes were dealt with are not touched any more.
  KEYS   1 root   ARGV   day, stamp for each
  Reply  how many; a day that has changed since stays touched ]]
local function noted(keys, args)
  local root, count = keys[1], 0
  for i = 1, #args - 1, 2 do
    if not has_moved(root, args, i, 1) then count = count + redis.call('SREM', root .. ':t', args[i]) end
  end
  return count
end

--[[ finals_latest_v1: the latest revisions of boards.
  KEYS   1 root   ARGV   `metric/period` …
  Reply  JSON for each, '' where it has none ]]
local function latest(keys, args)
  local reply = {}
  for i, prefix in ipairs(args) do
    local revision, found = 1, ''
    while true do
      local json = redis.call('HGET', keys[1] .. ':z', field_of(prefix, revision))
      if not json then break end
      found, revision = json, revision + 1
    end
    reply[i] = found
  end
  return reply
end

--[[ finals_unlock_v1: give up the lock of the sweep if it is still one's own.
  KEYS   1 lock   ARGV   1 token   Reply   1 given up, 0 not one's own ]]
local function unlock(keys, args)
  if redis.call('GET', keys[1]) ~= args[1] then return 0 end
  return redis.call('DEL', keys[1])
end

redis.register_function('finals_put_v1', put)
redis.register_function('finals_draft_v1', draft)
redis.register_function('finals_noted_v1', noted)
redis.register_function({ function_name = 'finals_latest_v1', callback = latest, flags = { 'no-writes' } })
redis.register_function('finals_unlock_v1', unlock)
