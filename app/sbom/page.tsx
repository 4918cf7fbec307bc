export default function SbomPage() {
  return <h1>SBOM</h1>;
}
