"""Tables. Leaders: whose turn it is, who signs at the bank, recall, hand-over."""
