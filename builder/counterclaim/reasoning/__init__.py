"""What follows: hierarchy, scope, conflicts, debates, questions."""
