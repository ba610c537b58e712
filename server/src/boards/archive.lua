-- Part of the library that facts.lua begins: weeks whose facts lie in a file, and stubs in their place.

--[[ An archived week keeps its boards, stamps and list of days; of each of its facts a stub is left, the number
of the week's first day under the fact's id, and `root:a` says which file has the rest. Nothing is written to
such a week: it is folded back first. So the file is the truth for as long as `root:a` names it. ]]

local function is_stub(text) return string.find(text, '^%d+$') ~= nil end

-- the first day of the archived week that a day lies in, with its entry; nil where it is not archived
local function archived_week(root, day)
  local call = { 'HMGET', root .. ':a' }
  for first = day - 6, day do call[#call + 1] = first end
  for i, entry in ipairs(redis.call(unpack(call))) do
    if entry then return day - 7 + i, entry end
  end
end

-- the entries of archived weeks that have a day in a half-open run of days: {first day, entry, …}
local function archived_between(root, from, to)
  local found, call = {}, { 'HMGET', root .. ':a' }
  for _, first in ipairs(redis.call('HKEYS', root .. ':a')) do
    if tonumber(first) < to and tonumber(first) + 7 > from then call[#call + 1] = first end
  end
  if #call == 2 then return found end
  for i, entry in ipairs(redis.call(unpack(call))) do
    found[#found + 1] = call[i + 2]
    found[#found + 1] = entry
  end
  return found
end

-- whether so many facts are all that the indexes of a week have, and no score of it has others behind it
local function are_all(root, first, indexes, facts)
  for index in pairs(indexes) do facts = facts - redis.call('ZCARD', index) end
  for day = first, first + 6 do
    for _, courier in ipairs(redis.call('ZRANGE', root .. ':b:pickups:d' .. day, 0, -1)) do
      if not indexes[root .. ':i:' .. day .. ':' .. courier] then return false end
    end
  end
  return facts == 0
end

--[[ boards_archive_v1: leave stubs in the place of a week's facts, which are on disk in its file by now.
  KEYS   1 root
  ARGV   1 first day of the week   2 entry for root:a, JSON   3 `unstamped` of root:meta before the facts were read
         4 to 10 the stamps that the days of the week had then, '' for none
         11 all facts of the week: lines `id {TAB version} LF` with the versions before the latest
  Reply  1 archived, 0 it was already, -1 something has changed since, or these are not all: nothing was written
  The same stamps and `unstamped` mean that no fact and no older version has come, changed or gone, and that none
  was a stub when it was read. ]]
local function archive(keys, args)
  local root, first, meta = keys[1], tonumber(args[1]), read_meta(keys[1])
  if not first or #args ~= 11 then return redis.error_reply('BOARDS a week, its stamps and its facts') end
  if redis.call('HEXISTS', root .. ':a', first) == 1 then return 0 end
  if (redis.call('HGET', root .. ':meta', 'unstamped') or '0') ~= args[3] then return -1 end
  for i = 0, 6 do
    if (redis.call('HGET', root .. ':g', first + i) or '') ~= args[4 + i] then return -1 end
  end
  local known, indexes = {}, {}
  for id, versions in string.gmatch(args[11], '([^\t\n]+)([^\n]*)\n') do
    local bucket = root .. ':f:' .. bucket_of(id, meta.buckets)
    local fact = parse(redis.call('HGET', bucket, id) or '')
    if not fact or fact.pending or fact.day < first or fact.day > first + 6 then return -1 end
    indexes[root .. ':i:' .. fact.day .. ':' .. fact.courier] = true
    known[#known + 1] = { id = id, bucket = bucket, versions = versions }
  end
  if not are_all(root, first, indexes, #known) then return -1 end

  for _, fact in ipairs(known) do
    redis.call('HSET', fact.bucket, fact.id, first)
    for version in string.gmatch(fact.versions, '%d+') do
      meta.fields = meta.fields - redis.call('HDEL', fact.bucket, fact.id .. '\t' .. version)
    end
  end
  for index in pairs(indexes) do redis.call('DEL', index) end
  for day = first, first + 6 do redis.call('DEL', root .. ':l:' .. day) end
  redis.call('HSET', root .. ':a', first, args[2])
  redis.call('HSET', root .. ':meta', 'fields', meta.fields)
  return 1
end

--[[ boards_unarchive_v1: put the facts of an archived week back in the place of their stubs.
  KEYS   1 root
  ARGV   1 first day of the week   2 SHA-256 of the file that was read   3 number of pickups
         4 every version: lines `id TAB fact LF`, of each pickup the latest first
         5 what has left its days: lines `day TAB id TAB received LF`
  Reply  1 folded back, 0 it is not archived (any more), -1 it lies in another file by now
  Boards stay as they are. Of several who do it at once one does, so that doing it twice is the same as once. ]]
local function unarchive(keys, args)
  local root, first, pickups, meta = keys[1], tonumber(args[1]), tonumber(args[3]), read_meta(keys[1])
  if not first or not pickups then return redis.error_reply('BOARDS a week and the number of its pickups') end
  local entry = redis.call('HGET', root .. ':a', first)
  if not entry then return 0 end
  if cjson.decode(entry).sha256 ~= args[2] then return -1 end
  local versions, buckets, count = {}, {}, 0
  for id, text in string.gmatch(args[4], '([^\t\n]+)\t([^\n]*)\n') do
    local fact = parse(text)
    if not fact then return redis.error_reply('BOARDS not a fact: ' .. text) end
    if not buckets[id] then
      buckets[id], count = root .. ':f:' .. bucket_of(id, meta.buckets), count + 1
      if redis.call('HGET', buckets[id], id) ~= args[1] then return redis.error_reply('BOARDS no stub of ' .. id) end
      fact.is_latest = true
    end
    versions[#versions + 1] = { id = id, fact = fact }
  end
  if count ~= pickups then return redis.error_reply('BOARDS a file that is not whole') end

  for _, version in ipairs(versions) do
    local id, fact = version.id, version.fact
    if fact.is_latest then
      redis.call('HSET', buckets[id], id, fact.text)
      redis.call('ZADD', root .. ':i:' .. fact.day .. ':' .. fact.courier, fact.at, id)
    else
      meta.fields = meta.fields + redis.call('HSET', buckets[id], id .. '\t' .. fact.version_text, fact.text)
    end
  end
  for day, id, received in string.gmatch(args[5], '(%d+)\t([^\t\n]+)\t(%d+)\n') do
    redis.call('ZADD', root .. ':l:' .. day, received, id)
  end
  redis.call('HDEL', root .. ':a', first)
  while meta.fields > meta.buckets * BUCKET_FIELDS do split_bucket(root, meta) end
  redis.call('HSET', root .. ':meta', 'fields', meta.fields, 'buckets', meta.buckets)
  redis.call('HINCRBY', root .. ':meta', 'unstamped', 1)
  return 1
end

redis.register_function('boards_archive_v1', archive)
redis.register_function('boards_unarchive_v1', unarchive)
