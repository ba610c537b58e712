import { createRoot } from 'react-dom/client'
import '../ui/theme.css'

const root = document.getElementById('wall')
if (root) createRoot(root).render(<p>擂台</p>)
