"""What changes compares with: an edition's folder, its figures, sentences, releases and claims."""
