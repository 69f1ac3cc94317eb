"""What the network's meetings mean apart from their pages: time, lists, calendars, planning."""
