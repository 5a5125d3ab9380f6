"""Find what the accused side answers, with which stance, and to which accusation."""
