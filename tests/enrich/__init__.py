"""Tests of what the whole graph shows."""
