"""What people said in review, turned into models and thresholds: fitted, replayed, kept, taken into use.

No words of a patient are learnt: every sign that is weighed has a name from a closed list of ours (sources,
paths, blanks, concepts of our lexicon), so nothing that is stored can hold a name or a number.
"""
