#!lua name=leitai_boards_v1
--[[ The boards of one station: its facts, and the sorted sets that are folded from them.

Every function takes one key, the station's root `lt:s:{stationId}`; all other keys are made from it and
so lie in the same slot:
  root:meta                  hash: epoch, seq, fields (in all buckets), buckets, received (ms, newest),
                             unstamped (how often facts changed without a stamp: an older version came after
                             a newer one, or a week was folded back)
  root:f:<n>                 bucket of facts, hash: id -> fact, and id TAB version -> superseded fact; of an
                             archived one only a stub, id -> first day of its week
  root:a                     archive, hash: first day of an archived week -> JSON, see archive.lua
  root:i:<day>:<courier>     index, sorted set: id -> at, of the facts of a courier's day, void ones too
  root:b:<metric>:<d|w><day> board, sorted set: courier -> score; a week is named by its first day
  root:r:<filter>:<d|w><day> reached, sorted set: courier -> latest counted `at`; filter all or walkin
  root:days                  set of the days that ever had a fact
  root:p                     pending, sorted set: id -> at, of the facts that wait for the manager (H3)
  root:n                     noted, sorted set: id TAB version -> received, of the versions made by people
  root:l:<day>               left, sorted set: id -> received, of the facts that another day has taken over
  root:t                     touched, set: days whose facts changed since somebody took note (finals)
  root:g                     stamps, hash: day -> `seq received` of the last change of its facts

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
    pending = state == 'p', noted = note ~= '' and note,
    day = tonumber(day), received = tonumber(received), text = text,
  }
end

-- a fact that would count, held for the manager instead
local function held(fact)
  return parse((string.gsub(fact.text, '^(.*\t)c(\t%d+\t%d+\t[^\t]*\t[^\t]*)$', '%1p%2')))
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
