"""Tell whom a name, a description or a pronoun means, and on whose side a party stands."""
