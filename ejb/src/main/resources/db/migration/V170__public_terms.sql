-- What the public pages of rules and budgets add up from the ledger; the conditions must stand in their queries
-- exactly like this.
create index ledger_leaf_rules on published.ledger_leaf (position)
  where content like '%"act":"RULE_DECIDED"%';
create index ledger_leaf_budgets on published.ledger_leaf (position)
  where content like '%"act":"BUDGET_%';
