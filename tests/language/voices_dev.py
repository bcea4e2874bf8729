"""Sentences the readers were built on."""
