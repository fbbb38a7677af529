-- Creates Trino integrations. Environment: BENCH_KEY.
local headers = {
  ["Authorization"] = os.getenv("BENCH_KEY"),
  ["Content-Type"] = "application/json",
}
local create

function init(args)
  create = wrk.format("POST", "/integrations", headers, '{"type":"Trino"}')
end

function request()
  return create
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("result %.1f %d\n", summary.requests / (summary.duration / 1e6),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
