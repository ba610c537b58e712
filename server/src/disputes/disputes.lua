#!lua name=leitai_disputes_v2
--[[ Disputes of one station. Every function takes one key, the station's root `lt:s:{stationId}`:
  root:q             disputes, hash: id -> JSON
  root:q:all         sorted set: id -> when it was opened, ms
  root:q:open        the same, of those without an answer
  root:q:c:<courier> the same, of one courier's ]]

local DAY_MS = 86400000

--[[ The courier's open dispute that says the same as another, or nil: its answer was lost on the way, or a finger
  tapped twice. ]]
local function same(root, own, json)
  local said = cjson.decode(json)
  for _, id in ipairs(redis.call('ZINTER', 2, own, root .. ':q:open')) do
    local other = cjson.decode(redis.call('HGET', root .. ':q', id))
    if other.about == said.about and (said.about == 'walls' -- whatever the words, it is one thing to ask for
        or other.pickupId == said.pickupId and other.trail[1].text == said.trail[1].text) then return id end
  end
end

--[[ disputes_put_v2: open a dispute, or put another state in its place.
  KEYS   1 root
  ARGV   1 id   2 courier   3 opened at   4 JSON that is there, empty for a new one   5 JSON
         6 `open` as long as it has no answer   7 most open ones of the courier   8 most in a day; both empty for
         one that another place had
  Reply  1 done, also where it was done before; 0 something else is there; -1 a new one would be too many; the id of
         an open one that says the same as a new one, which is not kept then ]]
local function put(keys, args)
  local root, id = keys[1], args[1]
  local known = redis.call('HGET', root .. ':q', id) or ''
  if known == args[5] then return 1 end
  if known ~= args[4] then return 0 end
  local own = root .. ':q:c:' .. args[2]
  if known == '' and args[7] ~= '' then
    local said = same(root, own, args[5])
    if said then return said end
    if redis.call('ZINTERCARD', 2, own, root .. ':q:open') >= tonumber(args[7])
        or redis.call('ZCOUNT', own, tonumber(args[3]) - DAY_MS, '+inf') >= tonumber(args[8]) then return -1 end
  end
  redis.call('HSET', root .. ':q', id, args[5])
  redis.call('ZADD', root .. ':q:all', args[3], id)
  redis.call('ZADD', own, args[3], id)
  if args[6] == 'open' then redis.call('ZADD', root .. ':q:open', args[3], id)
  else redis.call('ZREM', root .. ':q:open', id) end
  return 1
end

redis.register_function('disputes_put_v2', put)
