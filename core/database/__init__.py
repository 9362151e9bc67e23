"""Tables, connections, the serializable transaction runner, and the check of the walls."""
