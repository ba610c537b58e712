#!lua name=leitai_org_v2
--[[ org_put_v2: write entries of the organisation's collections, all or nothing, and publish which.
  KEYS   1 root `lt:{org}`; the collection `c` is the hash root:c (id -> JSON), root:version a counter, root:trail
           a stream of what was changed
  ARGV   1 the version that the writer built on, or '' for any   2 channel   3 number of records of the trail
         then the records, JSON, then three for each entry: collection, id, JSON ('' removes it)
  Reply  the new version, or -1 where the version was another: nothing was written
  Event  JSON {version, changed: [[collection, id] …]}; changed is missing where it is too long to list
  Values are absolute, so that doing it twice is the same as once; what is told in the trail names its version, and
  is not told twice for that. ]]
local MAX_LISTED = 500

local function put(keys, args)
  local root, expected, channel = keys[1], args[1], args[2]
  local records = tonumber(args[3])
  if not records or records < 0 or records % 1 ~= 0 then return redis.error_reply('ORG number of records') end
  local first = 4 + records
  if first > #args + 1 or (#args + 1 - first) % 3 ~= 0 then
    return redis.error_reply('ORG entries come as collection, id, JSON')
  end
  if records > 0 and expected == '' then return redis.error_reply('ORG what is told names its version') end
  local current = redis.call('GET', root .. ':version') or '0'
  if expected ~= '' and expected ~= current then return -1 end
  local changed = {}
  for i = 4, first - 1 do redis.call('XADD', root .. ':trail', '*', 'r', args[i]) end
  for i = first, #args, 3 do
    local collection, id, json = args[i], args[i + 1], args[i + 2]
    if json == '' then redis.call('HDEL', root .. ':' .. collection, id)
    else redis.call('HSET', root .. ':' .. collection, id, json) end
    changed[#changed + 1] = { collection, id }
  end
  local version = redis.call('INCR', root .. ':version')
  local event = { version = version }
  if #changed > 0 and #changed <= MAX_LISTED then event.changed = changed end
  redis.call('SPUBLISH', channel, cjson.encode(event))
  return version
end

redis.register_function('org_put_v2', put)
