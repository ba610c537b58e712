-- Part of the library that facts.lua begins: what facts do to the sorted sets.

local MAX_NEAR = 4096

-- gathers, for a whole batch, what is to be added to which member of which sorted set
local function gather(sums, key, courier, amount)
  if amount == 0 then return end
  local members = sums[key]
  if not members then
    members = {}
    sums[key] = members
  end
  members[courier] = (members[courier] or 0) + amount
end

local function week_of(day, week_shift)
  return day - (day + week_shift) % 7
end

local function gather_scores(sums, root, fact, sign, week_shift)
  for _, span in ipairs({ 'd' .. fact.day, 'w' .. week_of(fact.day, week_shift) }) do
    gather(sums, root .. ':b:pickups:' .. span, fact.courier, sign * fact.count)
    gather(sums, root .. ':b:revenue:' .. span, fact.courier, sign * fact.revenue)
    if fact.walkin then gather(sums, root .. ':b:walkin:' .. span, fact.courier, sign * fact.count) end
  end
end

-- members at 0 are not kept, so that a board is a function of the facts alone
local function apply_scores(sums)
  for key, members in pairs(sums) do
    for courier, amount in pairs(members) do
      if amount ~= 0 and tonumber(redis.call('ZINCRBY', key, amount, courier)) == 0 then
        redis.call('ZREM', key, courier)
      end
    end
  end
end

-- latest counted `at` of a courier's day, for both filters, from the day's facts
local function latest_counted(root, day, courier, buckets)
  local index, from, all, walkin = root .. ':i:' .. day .. ':' .. courier, 0, nil, nil
  while true do
    local ids = redis.call('ZREVRANGE', index, from, from + 15)
    for _, id in ipairs(ids) do
      local fact = parse(redis.call('HGET', root .. ':f:' .. bucket_of(id, buckets), id))
      if fact.counts then
        all = all or fact.at
        if fact.walkin then return all, fact.at end
      end
    end
    if #ids < 16 then return all, walkin end
    from = from + 16
  end
end

-- what the rule for bursts needs of a stored pickup; each is read once a batch (`seen`). False for a void one
local function glance(root, id, buckets, seen)
  if seen[id] == nil then
    local known = parse(redis.call('HGET', root .. ':f:' .. bucket_of(id, buckets), id))
    seen[id] = not known.void and { at = known.at, count = known.count }
  end
  return seen[id]
end

-- a courier's pickups around one moment, those of the fact's day and then of the day beside it, as {at, count},
-- nearest first, until their parcels are over `most`; void ones are left out
local function parcels_near(root, id, fact, buckets, seen, most, command, limit, beside)
  local found, parcels = {}, 0
  for _, day in ipairs({ fact.day, fact.day + beside }) do
    local index, offset = root .. ':i:' .. day .. ':' .. fact.courier, 0
    while parcels <= most and offset < MAX_NEAR do
      local page = most + 2 - parcels -- the fact itself may be among them
      local ids = redis.call(command, index, fact.at, limit, 'LIMIT', offset, page)
      for _, other in ipairs(ids) do
        local known = other ~= id and parcels <= most and glance(root, other, buckets, seen)
        if known then
          found[#found + 1] = known
          parcels = parcels + known.count
        end
      end
      if #ids < page then break end
      offset = offset + page
    end
  end
  return found, parcels
end

--[[ Whether there is a span of the rule's length, with this fact in it, that has more parcels of its courier than
the rule allows (H3). What waits already is one of them, so that a burst is held to its end, in whatever order
it comes. Reads some two pickups for each parcel that the rule allows, at most, and never more than MAX_NEAR
of a day and direction, however many of them are void. ]]
local function is_burst(root, id, fact, rule, buckets, seen)
  local before, sum_before = parcels_near(root, id, fact, buckets, seen, rule.parcels,
    'ZREVRANGEBYSCORE', '(' .. (fact.at - rule.span_ms), -1)
  if fact.count + sum_before > rule.parcels then return true end
  local after, sum = parcels_near(root, id, fact, buckets, seen, rule.parcels,
    'ZRANGEBYSCORE', '(' .. (fact.at + rule.span_ms), 1)
  for i = #after, 1, -1 do
    if after[i].at == fact.at then -- found on the way back already
      sum = sum - after[i].count
      table.remove(after, i)
    end
  end
  sum = sum + fact.count
  if sum > rule.parcels then return true end
  -- the span begins earlier and earlier, and loses at its end what it gains at its beginning
  local last = #after
  for _, earlier in ipairs(before) do
    sum = sum + earlier.count
    while last > 0 and after[last].at >= earlier.at + rule.span_ms do
      sum = sum - after[last].count
      last = last - 1
    end
    if sum > rule.parcels then return true end
  end
  return false
end

local function set_reached(root, filter, day, courier, at, week_shift)
  local prefix = root .. ':r:' .. filter .. ':'
  if at then redis.call('ZADD', prefix .. 'd' .. day, at, courier)
  else redis.call('ZREM', prefix .. 'd' .. day, courier) end
  local first, latest = week_of(day, week_shift), nil
  for other = first, first + 6 do
    local reached = redis.call('ZSCORE', prefix .. 'd' .. other, courier)
    if reached then latest = math.max(latest or 0, tonumber(reached)) end
  end
  if latest then redis.call('ZADD', prefix .. 'w' .. first, latest, courier)
  else redis.call('ZREM', prefix .. 'w' .. first, courier) end
end

-- gathers, for a whole batch, the latest `at` of each member of each reached set
local function gather_reached(reached, root, fact, week_shift)
  for _, span in ipairs({ 'd' .. fact.day, 'w' .. week_of(fact.day, week_shift) }) do
    for _, filter in ipairs(fact.walkin and { 'all', 'walkin' } or { 'all' }) do
      local key = root .. ':r:' .. filter .. ':' .. span
      local members = reached[key]
      if not members then
        members = {}
        reached[key] = members
      end
      members[fact.courier] = math.max(members[fact.courier] or 0, fact.at)
    end
  end
end

local function raise_reached(reached)
  for key, members in pairs(reached) do
    for courier, at in pairs(members) do redis.call('ZADD', key, 'GT', at, courier) end
  end
end
