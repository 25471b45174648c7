"""Tests of what reads files into posts."""
