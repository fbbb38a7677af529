-- GETs a path for every id of a file in turn. Environment: BENCH_KEY, BENCH_IDS (file), BENCH_SUFFIX ("" or "/status").
local ids = {}
for id in io.lines(os.getenv("BENCH_IDS")) do
  ids[#ids + 1] = id
end
local suffix = os.getenv("BENCH_SUFFIX") or ""
local headers = { ["Authorization"] = os.getenv("BENCH_KEY") }
local requests = {}
local next = 0

function init(args)
  for i, id in ipairs(ids) do
    requests[i] = wrk.format("GET", "/integrations/" .. id .. suffix, headers)
  end
end

function request()
  next = next % #requests + 1
  return requests[next]
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("result %.1f %d\n", summary.requests / (summary.duration / 1e6),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
