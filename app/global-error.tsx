'use client';

export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <h1>This site broke, and it is our fault</h1>
        <p>
          <a href="/">Load the matrix again</a>
        </p>
      </body>
    </html>
  );
}
