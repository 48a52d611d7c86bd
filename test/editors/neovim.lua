-- What somebody does in Neovim with a report in which numbers are wrong. The last line it prints is what came of it, as
-- JSON. Run with a set-up that docs/editors.md shows.
local seen = {}

local function settled(what, is_so)
  assert(vim.wait(20000, is_so, 10), 'waited in vain for ' .. what)
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n') .. '\n'
end

-- The line of every finding, and the words it stands on.
local function findings()
  local found = vim.diagnostic.get(0)
  table.sort(found, function(a, b) return a.lnum < b.lnum or a.lnum == b.lnum and a.col < b.col end)
  return vim.tbl_map(function(each)
    local words = vim.api.nvim_buf_get_text(0, each.lnum, each.col, each.end_lnum, each.end_col, {})
    return ('%d %s'):format(each.lnum + 1, table.concat(words, ' '))
  end, found)
end

local function press(keys)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, true, true), 'x', false)
end

-- Does something, and waits until the text has changed.
local function changed(what, work)
  local tick = vim.b.changedtick
  work()
  settled(what, function() return vim.b.changedtick ~= tick end)
  return text()
end

local function float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then return window end
  end
end

local function act()
  local clients = vim.lsp.get_clients or vim.lsp.get_active_clients
  settled('the server', function() return #clients() == 1 end)
  local client = clients()[1]
  settled('findings', function() return #vim.diagnostic.get(0) > 0 end)
  seen.opened = findings()
  vim.ui.select = function(items, options, choose)
    seen.offered = vim.tbl_map(options.format_item, items)
    choose(items[1])
  end

  vim.fn.search([[\<98\>]])
  press('K')
  settled('a hover', float)
  local hover = vim.api.nvim_win_get_buf(float())
  seen.hover = table.concat(vim.api.nvim_buf_get_lines(hover, 0, -1, true), '\n')
  vim.api.nvim_win_close(float(), true)

  seen.corrected = changed('a correction', function() press('\\a') end)
  seen.offers = seen.offered
  settled('one finding less', function() return #findings() < #seen.opened end)
  seen.left = findings()
  seen.all = changed('all corrections', function() press('\\c') end)
  seen.formatted = changed('tables laid out', function() press('\\f') end)

  vim.cmd('edit! news.txt')
  settled('the server at the other text', function() return vim.lsp.buf_is_attached(0, client.id) end)
  vim.wait(200)
  seen.other = findings()
end

local ok, why = pcall(act)
if not ok then seen.error = why end
io.stdout:write('\n' .. vim.json.encode(seen) .. '\n')
vim.cmd('qa!')
