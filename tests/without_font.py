"""The program that makes a paper's file, on a machine where no font has Hanzi."""

from server.papers import pdf

pdf.hanzi_font = lambda: None

if __name__ == "__main__":
    pdf.main()
