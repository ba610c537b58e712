#!lua name=leitai_trail_v1
--[[ trail_archived_v1: the oldest entries of the trail are in a file from now on.
  KEYS   1 trail, a stream   2 its files, hash: place of the first entry -> JSON
  ARGV   1 place of the first entry that goes   2 of the last   3 JSON
  Reply  1 done; 0 the trail does not begin with them: somebody else was quicker
  Entries are only ever added after all others, so those between the first and the last are the ones that were read. ]]
local function archived(keys, args)
  local first, last = args[1], args[2]
  local oldest = redis.call('XRANGE', keys[1], '-', '+', 'COUNT', 1)[1]
  if not oldest or oldest[1] ~= first then return 0 end
  redis.call('HSET', keys[2], first, args[3])
  redis.call('XTRIM', keys[1], 'MINID', last)
  redis.call('XDEL', keys[1], last)
  return 1
end

redis.register_function('trail_archived_v1', archived)
