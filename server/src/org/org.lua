#!lua name=leitai_org_v1
--[[ org_put_v1: write entries of the organisation's collections, all or nothing, and publish which.
  KEYS   1 root `lt:{org}`; the collection `c` is the hash root:c (id -> JSON), root:version a counter
  ARGV   1 the version that the writer built on, or '' for any   2 channel
         then three for each entry: collection, id, JSON ('' removes it)
  Reply  the new version, or -1 where the version was another: nothing was written
  Event  JSON {version, changed: [[collection, id] …]}; changed is missing where it is too long to list
  Values are absolute, so that doing it twice is the same as once. ]]
local MAX_LISTED = 500

local function put(keys, args)
  local root, expected, channel = keys[1], args[1], args[2]
  if (#args - 2) % 3 ~= 0 then return redis.error_reply('ORG entries come as collection, id, JSON') end
  local current = redis.call('GET', root .. ':version') or '0'
  if expected ~= '' and expected ~= current then return -1 end
  local changed = {}
  for i = 3, #args, 3 do
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

redis.register_function('org_put_v1', put)
