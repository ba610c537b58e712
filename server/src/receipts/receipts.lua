#!lua name=leitai_receipts_v1
--[[ Receipts and kudos of one station. Every function takes one key, the station's root `lt:s:{stationId}`:
  root:k               subjects that have any, set
  root:k:s:<subject>   hash: courier -> when they gave theirs first, ms
  root:k:g:<courier>   sorted set: subject -> when it was given, ms; of those that are few a day, today's ]]

--[[ receipts_put_v1: a courier's word for a subject, once.
  KEYS   1 root
  ARGV   1 subject   2 courier   3 now, ms   4 since when they are counted, ms   5 most since then, or '' for any
  Reply  1 done, also where it was done before; -1 one too many ]]
local function put(keys, args)
  local root, subject, courier, at, since, most = keys[1], args[1], args[2], args[3], args[4], args[5]
  local words, given = root .. ':k:s:' .. subject, root .. ':k:g:' .. courier
  if redis.call('HEXISTS', words, courier) == 1 then return 1 end
  if most ~= '' then
    if redis.call('ZCOUNT', given, since, '+inf') >= tonumber(most) then return -1 end
    redis.call('ZREMRANGEBYSCORE', given, '-inf', '(' .. since)
    redis.call('ZADD', given, at, subject)
  end
  redis.call('HSET', words, courier, at)
  redis.call('SADD', root .. ':k', subject)
  return 1
end

redis.register_function('receipts_put_v1', put)
