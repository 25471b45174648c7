"""Tests of the finding of stories."""
